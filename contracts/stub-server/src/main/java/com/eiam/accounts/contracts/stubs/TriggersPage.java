package com.eiam.accounts.contracts.stubs;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** The page that says what triggers what. The contracts are read when somebody asks for it: most callers never do. */
final class TriggersPage implements ResponseTransformerV2 {

    static final String PATH = "/__stubs";

    private static final String NAME = "triggers";

    static MappingBuilder stub() {
        return WireMock.get(PATH)
                .atPriority(1)
                .willReturn(WireMock.ok()
                        .withHeader("Content-Type", "text/html;charset=utf-8")
                        .withTransformers(NAME));
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        return Response.Builder.like(response)
                .but()
                .body(new Triggers(ContractSuite.onClassPath()).html())
                .build();
    }
}
