package com.eiam.accounts.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads tenant files. A file is read only if it is free of faults: nothing that it refers to is missing. */
public final class TenantFile {

    /** The name of the file with the contract tenant, which is in the jar of the spec. */
    public static final String CONTRACT_TENANT = "contract-tenant.yaml";

    private TenantFile() {}

    /**
     * @throws TenantFileException if it does not exist, does not have the form of {@code tenant.schema.json} or
     *     contradicts itself; the message names the line
     */
    public static Tenant read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content);
        } catch (NoSuchFileException e) {
            throw new TenantFileException(file + ": there is no such tenant file");
        } catch (IOException e) {
            throw new TenantFileException(file + ": the tenant file cannot be read: " + e.getMessage());
        }
    }

    /** The tenant that the contracts, the stubs and the sandbox share. */
    public static Tenant contractTenant() {
        try (InputStream content = TenantFile.class.getResourceAsStream("/" + CONTRACT_TENANT)) {
            return read(CONTRACT_TENANT, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tenant read(String name, InputStream content) throws IOException {
        TenantYaml file = TenantYaml.read(name, content);
        TenantRules.check(file);
        return file.tenant();
    }
}
