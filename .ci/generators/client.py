"""Reads a list of texts among the free attributes of an account, and removes one attribute with null."""

import sys

from openapi_client import AccountsApi, ApiClient, Configuration, UpdateAccountRequest

url, token, app, account = sys.argv[1:]
accounts = AccountsApi(ApiClient(Configuration(host=url, access_token=token)))

before = accounts.get_account(app, account)
assert before.extension["groups"].actual_instance == ["north", "south"], before
change = UpdateAccountRequest(account_name=before.account_name, extension={"room": None})
accounts.update_account(app, account, change)
after = accounts.get_account(app, account)
assert sorted(after.extension) == sorted(set(before.extension) - {"room"}), after
