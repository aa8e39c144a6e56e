package com.eiam.accounts.client.contract;

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
}
