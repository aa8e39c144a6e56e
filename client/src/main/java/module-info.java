/**
 * A client of the EIAM account API: begin with {@link com.eiam.accounts.client.EiamAccounts#builder()}.
 */
module com.eiam.accounts.client {
    requires com.fasterxml.jackson.databind;
    requires static transitive jakarta.annotation;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive java.net.http;

    exports com.eiam.accounts.client;
    exports com.eiam.accounts.client.api;
    exports com.eiam.accounts.client.call;
    exports com.eiam.accounts.client.error;
    exports com.eiam.accounts.client.model;
    exports com.eiam.accounts.client.token;

    opens com.eiam.accounts.client.model to
            com.fasterxml.jackson.databind;
}
