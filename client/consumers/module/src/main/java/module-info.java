module app {
    requires com.eiam.accounts.client;
    requires jdk.httpserver;
}
