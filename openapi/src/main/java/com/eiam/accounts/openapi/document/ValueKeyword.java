package com.eiam.accounts.openapi.document;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** A keyword that the spec adds to JSON Schema, and that restricts a value by itself. */
final class ValueKeyword extends AbstractKeyword {

    private final String message;
    private final BiPredicate<JsonNode, JsonNode> allows;

    /**
     * @param message what it demands, with <code>{0}</code> for the value of the keyword
     * @param allows whether the value of the keyword allows a value
     */
    ValueKeyword(String name, String message, BiPredicate<JsonNode, JsonNode> allows) {
        super(name);
        this.message = message;
        this.allows = allows;
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode limit, Schema parent, SchemaContext context) {
        class Validator extends BaseKeywordValidator implements KeywordValidator {

            Validator() {
                super(ValueKeyword.this, limit, location, parent, context);
            }

            @Override
            public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
                if (!allows.test(limit, node)) {
                    execution.addError(error().instanceNode(node)
                            .instanceLocation(path)
                            .evaluationPath(execution.getEvaluationPath())
                            .locale(execution.getExecutionConfig().getLocale())
                            .message(message)
                            .arguments(limit.asString())
                            .build());
                }
            }
        }
        return new Validator();
    }
}
