package com.eiam.accounts.client;

import com.eiam.accounts.client.model.CreateBasicAccountRequest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.CreatePublicAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.OwnerRequest;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import java.util.List;
import java.util.function.Consumer;

/** What the tests know of the contract tenant, and the calls that its server and its stubs must refuse alike. */
final class ContractTenant {

    static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";
    static final String WIKI = "20220413143015962-6F20-B3D81C75E";
    static final String PAYROLL = "20220413143230118-84CE-07AF5D912";
    static final String ARCHIVE = "20220413144510226-2B90-4E7D1C038";
    static final String NOTHING = "19700101000000000-0000-000000000";

    static final String ORPHAN_ACCOUNT = "20220414163425614-2FD6-CA9B208BE";
    static final String PUBLIC_ACCOUNT = "20220415171558023-84A4-ED5C390B8";
    static final String SHARED_BY_TWO = "20220416080000366-6B1C-2738495A6";
    static final String OWNED_BY_NOBODY = "20220416080000399-6B1C-38495A6B7";
    static final String WIKI_ACCOUNT = "20220415163344219-7C2F-14A8B0D57";
    static final String CLERK_ACCOUNT = "20220415164455330-8D30-25B9C1E68";

    static final String CRM_USER = "20220415170305200-EF22-C2404E358";
    static final String CRM_EDITOR = "20220415170305223-7193-A01122B37";
    static final String CLERK = "20220415170305269-91C5-6E4F70832";
    static final String APPROVER = "20220415170305292-1AD6-7F5081943";

    static final String CQ04130006 = "20220412090512134-3A4F-7C9E31FA2";

    private ContractTenant() {}

    /** A call and the code that it is refused with. */
    record RefusedCall(String operation, ErrorCode code, Consumer<EiamAccounts> call) {

        @Override
        public String toString() {
            return operation + " is refused with " + code.code();
        }
    }

    /** At least one call of each operation. */
    static List<RefusedCall> refusedCalls() {
        return List.of(
                new RefusedCall(
                        "createOrphanAccount",
                        ErrorCode.APP_ACCOUNT_0013,
                        eiam -> eiam.accounts()
                                .createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName("CRM-Service"))),
                new RefusedCall(
                        "createBasicAccount",
                        ErrorCode.USER_0001,
                        eiam -> eiam.accounts()
                                .createBasicAccount(WIKI, new CreateBasicAccountRequest().userId(NOTHING))),
                new RefusedCall(
                        "createPublicAccount",
                        ErrorCode.APP_ORG_0024,
                        eiam -> eiam.publicAccounts()
                                .createPublicAccount(
                                        CRM,
                                        new CreatePublicAccountRequest()
                                                .accountName("front-desk")
                                                .orgCode("no-such-organisation"))),
                new RefusedCall(
                        "updateAccount",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accounts()
                                .updateAccount(CRM, NOTHING, new UpdateAccountRequest().accountName("zhangsan111"))),
                new RefusedCall(
                        "getAccount",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accounts().getAccount(PAYROLL, ORPHAN_ACCOUNT)),
                new RefusedCall(
                        "listAccounts",
                        ErrorCode.APP_ACCOUNT_0045,
                        eiam -> eiam.accounts().listAccounts(ARCHIVE, "ADMIN_ACCOUNT", 0, 10)),
                new RefusedCall(
                        "listAccounts",
                        ErrorCode.OAP_PAGE_0002,
                        eiam -> eiam.accounts().listAccounts(ARCHIVE, "", 0, 101)),
                new RefusedCall(
                        "listAccounts",
                        ErrorCode.OAP_PAGE_0003,
                        eiam -> eiam.accounts().listAccounts(ARCHIVE, "", -1, 10)),
                new RefusedCall(
                        "deleteAccount",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accounts().deleteAccount(CRM, WIKI_ACCOUNT)),
                new RefusedCall(
                        "enableAccount",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accounts().enableAccount(CRM, NOTHING)),
                new RefusedCall(
                        "disableAccount",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accounts().disableAccount(CRM, NOTHING)),
                new RefusedCall(
                        "addAccountRoles",
                        ErrorCode.APP_ROLE_0004,
                        eiam -> eiam.accountRoles()
                                .addAccountRoles(
                                        PAYROLL, CLERK_ACCOUNT, new RoleIdsRequest().roleIds(List.of(APPROVER)))),
                new RefusedCall(
                        "removeAccountRoles",
                        ErrorCode.APP_OBJECTMODEL_0006,
                        eiam -> eiam.accountRoles()
                                .removeAccountRoles(
                                        WIKI,
                                        WIKI_ACCOUNT,
                                        new RoleIdsRequest().roleIds(List.of(CRM_USER, CRM_EDITOR)))),
                new RefusedCall(
                        "bindPublicAccountUsers",
                        ErrorCode.USER_0001,
                        eiam -> eiam.publicAccounts()
                                .bindPublicAccountUsers(
                                        CRM,
                                        PUBLIC_ACCOUNT,
                                        new UserNamesRequest().userNames(List.of("cq04130006", "no-such-user")))),
                new RefusedCall(
                        "unbindPublicAccountUsers",
                        ErrorCode.APP_ACCOUNT_0038,
                        eiam -> eiam.publicAccounts()
                                .unbindPublicAccountUsers(
                                        CRM, NOTHING, new UserNamesRequest().userNames(List.of("cq04130006")))),
                new RefusedCall(
                        "bindPublicAccountOwner",
                        ErrorCode.APP_ACCOUNT_0038,
                        eiam -> eiam.publicAccounts()
                                .bindPublicAccountOwner(CRM, ORPHAN_ACCOUNT, new OwnerRequest().userName("zhangsan"))),
                new RefusedCall(
                        "getPublicAccountOwner",
                        ErrorCode.APP_ACCOUNT_0037,
                        eiam -> eiam.publicAccounts().getPublicAccountOwner(CRM, OWNED_BY_NOBODY)),
                new RefusedCall(
                        "listPublicAccountUsers",
                        ErrorCode.OAP_PAGE_0002,
                        eiam -> eiam.publicAccounts().listPublicAccountUsers(CRM, SHARED_BY_TWO, 0, 9)),
                new RefusedCall(
                        "getAccountPermissions",
                        ErrorCode.APP_ACCOUNT_0028,
                        eiam -> eiam.accountPermissions().getAccountPermissions(PAYROLL, NOTHING)),
                new RefusedCall(
                        "listAccountPermissions",
                        ErrorCode.OAP_PAGE_0002,
                        eiam -> eiam.accountPermissions().listAccountPermissions(PAYROLL, 0, 51)),
                new RefusedCall(
                        "listAccountPermissions",
                        ErrorCode.APP_0001,
                        eiam -> eiam.accountPermissions().listAccountPermissions(NOTHING, 0, 1)));
    }
}
