package com.eiam.accounts.client;

import com.eiam.accounts.client.error.CallDetails;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All entries of a list that the API answers page by page, in the order of their ids. A page is requested when its
 * first entry is needed, and each page once.
 *
 * <p>The list ends with an empty page, or with a page that is not full once there are as many entries as the answer's
 * total says. So a server that makes its pages smaller than asked loses nothing, and neither does one whose total is
 * too small. If entries are missing at the end, or if a page repeats an earlier one because the server does not count
 * pages, an {@link UnexpectedResponseException} says so.
 *
 * <p>If a page fails, {@link Iterator#hasNext()} and {@link Iterator#next()} throw the failure and leave the iterator
 * where it is: calling again requests the same page again.
 *
 * <p>The pages are not a snapshot. An entry that is created meanwhile appears if its id belongs to a page that is still
 * to come, as it mostly does since ids begin with the time. An entry that is deleted from a page already read moves
 * those after it forward by one, so one of them is missed at the border of the next page. To delete what a list has,
 * collect the ids first.
 *
 * <p>Immutable and safe for use by many threads; an iterator or a stream belongs to one thread at a time.
 *
 * @param <T> the entries
 */
public final class Pages<T> implements Iterable<T> {

    private final int limit;
    private final BiFunction<Integer, Integer, Page<T>> list;

    private Pages(int limit, BiFunction<Integer, Integer, Page<T>> list) {
        this.limit = limit;
        this.list = list;
    }

    /** @param total how many entries there are in all; null if the answer does not say */
    private record Page<T>(List<T> entries, Long total) {}

    /**
     * All pages of a list. Nothing is requested yet.
     *
     * @param limit how many entries a page has, within the bounds of the operation
     * @param list answers a page for its number, counted from 0, and the limit
     * @param entries the entries of a page
     * @param total how many entries there are in all, as a page says; null if it does not say
     * @throws IllegalArgumentException if the limit is less than 1, or if a function is missing
     */
    public static <P, T> Pages<T> of(
            int limit,
            BiFunction<Integer, Integer, P> list,
            Function<P, List<T>> entries,
            Function<P, ? extends Number> total) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page must have at least 1 entry, but the limit is " + limit);
        }
        if (list == null || entries == null || total == null) {
            throw new IllegalArgumentException("list, entries and total must not be null");
        }
        return new Pages<>(limit, (number, size) -> {
            P page = list.apply(number, size);
            Number sum = total.apply(page);
            return new Page<>(entries.apply(page), sum == null ? null : sum.longValue());
        });
    }

    @Override
    public Iterator<T> iterator() {
        return new Entries();
    }

    /** The same as {@link #iterator()}, as a sequential stream; it need not be closed. */
    public Stream<T> stream() {
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), Spliterator.ORDERED, false);
    }

    private final class Entries implements Iterator<T> {

        private List<T> last = List.of();
        private Iterator<T> page = last.iterator();
        private final Set<T> firstEntries = new HashSet<>();
        private int number;
        private long count;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                turn(list.apply(number, limit));
            }
            return page.hasNext();
        }

        private void turn(Page<T> next) {
            List<T> entries = next.entries();
            if (entries == null) {
                throw unexpected("page " + number + " has no list of entries");
            }
            long total = next.total() == null ? 0 : next.total();
            long sum = count + entries.size();
            if (entries.isEmpty() && sum < total) {
                throw unexpected("page " + number + " is empty, but only " + sum + " of " + total + " entries came");
            }
            if (repeats(entries)) {
                throw unexpected("page " + number + " repeats an earlier page: the server ignores the page number,"
                        + " or takes it for the number of an entry");
            }
            // A sum beyond the total shows that the total is none, such as -1 or the size of a page.
            ended = entries.isEmpty() || next.total() != null && sum == total && entries.size() != limit;
            count = sum;
            number++;
            last = entries;
            if (!entries.isEmpty()) {
                firstEntries.add(entries.get(0));
            }
            page = entries.iterator();
        }

        /** New entries move others to the next page, so it may begin with the last ones of the page before. */
        private boolean repeats(List<T> entries) {
            if (entries.isEmpty() || entries.get(0) == null) {
                return false;
            }
            int known = last.indexOf(entries.get(0));
            return firstEntries.contains(entries.get(0)) || known >= 0 && known < last.size() / 2;
        }

        private UnexpectedResponseException unexpected(String reason) {
            return new UnexpectedResponseException(reason, CallDetails.of("all pages", 200), null);
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
