package com.eiam.accounts.contracts.verifier.springcloudcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.ContractSuite;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** Spring Cloud Contract skips a contract that it cannot read, and only warns. This test looks for each of them. */
class EveryContractTest {

    @Test
    void hasAGeneratedTest() throws Exception {
        String generated = getClass().getPackageName() + ".generated";
        String folder = generated.replace('.', '/');
        Set<String> tests = new TreeSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:/" + folder + "/**/*Test.class")) {
            String path = file.getURL().getPath();
            String type = path.substring(path.indexOf(folder), path.length() - ".class".length());
            Arrays.stream(ClassUtils.forName(type.replace('/', '.'), null).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .forEach(method -> tests.add(method.getName()));
        }
        assertThat(tests)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ContractSuite.onClassPath().contracts().stream()
                        .map(contract -> "validate_" + contract.id())
                        .toList());
    }
}
