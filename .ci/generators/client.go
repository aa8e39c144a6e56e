// Reads a list of texts among the free attributes of an account, and removes one attribute with null.
package main

import (
	"context"
	"log"
	"os"
	"reflect"

	eiam "openapi"
)

func main() {
	url, token, app, id := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	configuration := eiam.NewConfiguration()
	configuration.Servers = eiam.ServerConfigurations{{URL: url}}
	configuration.AddDefaultHeader("Authorization", "Bearer "+token)
	accounts := eiam.NewAPIClient(configuration).AccountsAPI
	ctx := context.Background()

	before, _, err := accounts.GetAccount(ctx, app, id).Execute()
	check(err)
	if !reflect.DeepEqual(before.Extension["groups"].ArrayOfString, &[]string{"north", "south"}) {
		log.Fatalf("groups are %v", before.Extension["groups"])
	}
	change := eiam.NewUpdateAccountRequest(before.AccountName)
	change.SetExtension(map[string]*eiam.ExtensionValue{"room": nil})
	_, _, err = accounts.UpdateAccount(ctx, app, id).UpdateAccountRequest(*change).Execute()
	check(err)
	after, _, err := accounts.GetAccount(ctx, app, id).Execute()
	check(err)
	delete(before.Extension, "room")
	if !reflect.DeepEqual(before.Extension, after.Extension) {
		log.Fatalf("the attributes are %v", after.Extension)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
