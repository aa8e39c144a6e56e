package app;

import java.util.ArrayList;
import java.util.List;

/** What became of the rows. */
record Report(List<String> created, List<String> existing, List<String> refused) {

    Report() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public String toString() {
        return "created %d, existing %d, refused %d%s"
                .formatted(
                        created.size(),
                        existing.size(),
                        refused.size(),
                        refused.isEmpty() ? "" : "\n  " + String.join("\n  ", refused));
    }
}
