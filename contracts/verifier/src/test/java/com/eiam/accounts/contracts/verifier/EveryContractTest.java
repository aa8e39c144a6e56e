package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** The tools skip a contract that they cannot read, with a warning only: so every one of them is looked for. */
class EveryContractTest {

    private final PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
    private final Set<String> contracts = ContractSuite.onClassPath().contracts().stream()
            .map(contract -> "validate_" + contract.id())
            .collect(Collectors.toSet());

    @Test
    void hasATestOfItsOwn() throws Exception {
        String generated = getClass().getPackageName() + ".generated";
        Set<String> tests = new TreeSet<>();
        for (Resource file : resources("classpath*:/" + generated.replace('.', '/') + "/**/*Test.class")) {
            String path = file.getURL().getPath();
            String type = path.substring(path.indexOf(generated.replace('.', '/')), path.length() - ".class".length());
            tests.addAll(Arrays.stream(
                            ClassUtils.forName(type.replace('/', '.'), null).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .map(Method::getName)
                    .toList());
        }
        assertThat(tests).isNotEmpty().containsExactlyInAnyOrderElementsOf(contracts);
    }

    @Test
    void hasAStubOfItsOwn() throws Exception {
        Set<String> stubs =
                resources("classpath*:/" + System.getProperty("contracts.stubs") + "/mappings/*/*/*.json").stream()
                        .map(stub -> "validate_" + stub.getFilename().replace(".json", ""))
                        .collect(Collectors.toSet());
        assertThat(stubs).isNotEmpty().containsExactlyInAnyOrderElementsOf(contracts);
    }

    private List<Resource> resources(String pattern) throws IOException {
        return List.of(classPath.getResources(pattern));
    }
}
