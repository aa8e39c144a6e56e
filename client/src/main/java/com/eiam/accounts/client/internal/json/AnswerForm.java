package com.eiam.accounts.client.internal.json;

import com.eiam.accounts.client.model.Account;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an answer must have, by the generated model: required texts, enums and lists, which are ids, names, types and
 * entries. Truth values, numbers and free attributes may be missing. Checked on the JSON, since a model shows an absent
 * list and an empty one alike.
 */
final class AnswerForm {

    /** The API's documents have accounts without their roles. */
    private static final Map<Class<?>, Set<String>> NOT_DOCUMENTED =
            Map.of(Account.class, Set.of(Account.JSON_PROPERTY_ROLES));

    /** No free attribute needs a larger exponent, and programs calculate very slowly with such a number. */
    private static final int LARGEST_EXPONENT = 10_000;

    private static final ClassValue<AnswerForm> FORMS = new ClassValue<>() {
        @Override
        protected AnswerForm computeValue(Class<?> type) {
            return new AnswerForm(type);
        }
    };

    private static final ClassValue<Predicate<Object>> CHECKS = new ClassValue<>() {
        @Override
        protected Predicate<Object> computeValue(Class<?> type) {
            return check(type);
        }
    };

    private final List<String> required = new ArrayList<>();
    private final List<Predicate<Object>> checks = new ArrayList<>();
    private final Map<String, Class<?>> nested = new HashMap<>();

    private AnswerForm(Class<?> type) {
        Set<String> exempt = NOT_DOCUMENTED.getOrDefault(type, Set.of());
        for (Method getter : type.getMethods()) {
            JsonProperty property = getter.getAnnotation(JsonProperty.class);
            if (property == null || getter.getParameterCount() > 0) {
                continue;
            }
            Class<?> value = getter.getReturnType();
            boolean list = Collection.class.isAssignableFrom(value);
            boolean mandatory = property.required()
                    && !exempt.contains(property.value())
                    && (list || value == String.class || value.isEnum());
            if (mandatory) {
                required.add(property.value());
            }
            if (list || Map.class.isAssignableFrom(value)) {
                Function<Object, Object> container = function(getter);
                checks.add(object -> isComplete(container.apply(object), mandatory));
            } else if (mandatory) {
                Function<Object, Object> part = function(getter);
                checks.add(object -> part.apply(object) != null);
            }
            nested.put(property.value(), entries(getter.getGenericReturnType()));
        }
    }

    /**
     * Whether a value that was read surely has what it must have. If not, {@link #fault} says whether something is
     * wrong; it needs the JSON, since an absent list and an empty one look alike here.
     */
    static boolean isComplete(Object value) {
        return value == null || CHECKS.get(value.getClass()).test(value);
    }

    /** Chosen once per class: to ask each value what it is would take a third of the time of reading it. */
    private static Predicate<Object> check(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return value -> areComplete((Collection<?>) value);
        }
        if (Map.class.isAssignableFrom(type)) {
            return value -> areComplete(((Map<?, ?>) value).values());
        }
        if (type == BigDecimal.class) {
            return value -> Math.abs((long) ((BigDecimal) value).scale()) <= LARGEST_EXPONENT;
        }
        if (type == String.class || type == Boolean.class || Number.class.isAssignableFrom(type)) {
            return value -> true;
        }
        return FORMS.get(type)::isCompleteObject;
    }

    private static boolean areComplete(Collection<?> entries) {
        for (Object entry : entries) {
            if (!isComplete(entry)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCompleteObject(Object value) {
        for (int i = 0; i < checks.size(); i++) {
            if (!checks.get(i).test(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isComplete(Object container, boolean mandatory) {
        boolean lacking = container instanceof Collection<?> entries
                ? entries.contains(null) || mandatory && entries.isEmpty()
                : mandatory;
        return !lacking && isComplete(container);
    }

    /** A getter as the compiler would call it: reflection would take half as long as reading the JSON. */
    @SuppressWarnings("unchecked")
    private static Function<Object, Object> function(Method getter) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle handle = lookup.unreflect(getter);
            return (Function<Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            // A native image cannot make classes at run time.
            return value -> invoked(getter, value);
        }
    }

    private static Object invoked(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a getter of " + value.getClass() + " fails", e);
        }
    }

    /** What is wrong with an answer; null if nothing is. */
    static String fault(JsonMapper json, byte[] body, Class<?> type) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            JsonToken first = parser.nextToken();
            String fault =
                    first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY ? fault(parser, type, true) : "";
            if (parser.nextToken() != null) {
                throw new IOException("there is more than one value");
            }
            return fault;
        }
    }

    private static String fault(JsonParser parser, Class<?> type, boolean top) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return hasLargeExponent(parser.getText()) ? "a number beyond 1e" + LARGEST_EXPONENT : null;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            String found = null;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                boolean lacking = parser.currentToken() == JsonToken.VALUE_NULL && type != Object.class;
                String fault = lacking ? "with an entry that is null" : fault(parser, type, false);
                found = found == null ? fault : found;
            }
            return found;
        }
        return parser.currentToken() == JsonToken.START_OBJECT ? FORMS.get(type).faultOfObject(parser, top) : null;
    }

    private String faultOfObject(JsonParser parser, boolean top) throws IOException {
        String found = null;
        long present = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean given = parser.nextToken() != JsonToken.VALUE_NULL;
            if (given && required.contains(name)) {
                present |= 1L << required.indexOf(name);
            }
            if (top && given && Json.isErrorKey(name)) {
                found = name;
            }
            String fault = fault(parser, nested.getOrDefault(name, Object.class), false);
            found = found == null ? fault : found;
        }
        int missing = Long.numberOfTrailingZeros(~present);
        return found == null && missing < required.size() ? "without " + required.get(missing) : found;
    }

    private static boolean hasLargeExponent(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        String exponent = e < 0 ? "0" : number.substring(e + 1).replaceFirst("^[+-]?0*", "");
        return exponent.length() > 5 || !exponent.isEmpty() && Integer.parseInt(exponent) > LARGEST_EXPONENT;
    }

    /** The class of a value or of a list's entries. */
    private static Class<?> entries(Type type) {
        if (type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1) {
            return entries(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> single ? single : Object.class;
    }
}
