package com.eiam.accounts.reference;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the API's description for the page and for other people's tools. */
@RestController
final class DescriptionController {

    private static final Resource DESCRIPTION = new ClassPathResource("META-INF/eiam-accounts/openapi.json");
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    @GetMapping("/openapi.json")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().contentType(JSON).body(DESCRIPTION);
    }
}
