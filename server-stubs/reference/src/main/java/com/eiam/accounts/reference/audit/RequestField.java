package com.eiam.accounts.reference.audit;

import com.eiam.accounts.server.model.CreateBasicAccountRequest;
import com.eiam.accounts.server.model.OwnerRequest;
import com.eiam.accounts.server.model.RoleIdsRequest;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import com.eiam.accounts.server.model.UserNamesRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The fields of requests that change something. Their names come from the generated models, so they are the spec's. */
public enum RequestField {
    USER_ID(new CreateBasicAccountRequest().userId("x")),
    ACCOUNT_NAME(new UpdateAccountRequest().accountName("x")),
    NAME(new UpdateAccountRequest().name("x")),
    ORG_CODE(new UpdateAccountRequest().orgCode("x")),
    PASSWORD(new UpdateAccountRequest().password("x")),
    DISABLED(new UpdateAccountRequest().disabled(true)),
    EXTENSION(new UpdateAccountRequest().extension(Map.of())),
    OWNER(new OwnerRequest().userName("x")),
    USERS(new UserNamesRequest().userNames(List.of())),
    ROLES(new RoleIdsRequest().roleIds(List.of()));

    private final String jsonName;

    /** Finds the name in a request that has this field and no other. */
    RequestField(Object request) {
        this.jsonName = JsonMapper.shared()
                .valueToTree(request)
                .propertyStream()
                .filter(property -> !property.getValue().isNull())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The field's name in JSON. */
    public String jsonName() {
        return jsonName;
    }
}
