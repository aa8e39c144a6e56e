package com.eiam.accounts.openapi;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML without aliases: Jackson would read one as a text, its name. */
final class AliasFreeFactory extends YAMLFactory {

    private static final long serialVersionUID = 1L;

    /** An alias, whose message is about it. */
    static final class AliasException extends StreamReadException {

        private static final long serialVersionUID = 1L;

        private AliasException(JsonParser parser) {
            super(
                    parser,
                    "aliases are not read: write the value of *" + parser.getString(),
                    parser.currentTokenLocation());
        }
    }

    @Override
    public JsonParser createParser(ObjectReadContext context, InputStream in) {
        YAMLParser parser = (YAMLParser) super.createParser(context, in);
        return new JsonParserDelegate(parser) {

            @Override
            public JsonToken nextToken() {
                JsonToken token = super.nextToken();
                if (parser.isCurrentAlias()) {
                    throw new AliasException(parser);
                }
                return token;
            }
        };
    }
}
