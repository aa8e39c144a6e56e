package com.eiam.accounts.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All entries of a list that the API answers page by page, in the order of their ids. Iterating asks for a page when its
 * first entry is needed, not before, and for no page twice; it ends with the first page that is not full. Each iterator
 * starts anew and so does each stream.
 *
 * <p>If a page fails, {@link Iterator#hasNext()} and {@link Iterator#next()} throw its {@link AccountsException} and leave
 * the iterator where it is: calling again asks for the same page again.
 *
 * <p>The pages are no snapshot. What is created meanwhile appears if its id belongs to a page that is still to come, as
 * it mostly does since ids begin with the time. Each entry deleted from a page already read makes those after it move
 * forward by one, so one of them is missed at the next page's border; one created before it makes one appear twice. To
 * delete what a list has, collect the ids first.
 *
 * <p>Immutable and safe for use by many threads; an iterator or a stream belongs to one thread at a time.
 *
 * @param <T> the entries
 */
public final class Pages<T> implements Iterable<T> {

    private final int limit;
    private final BiFunction<Integer, Integer, List<T>> list;

    private Pages(int limit, BiFunction<Integer, Integer, List<T>> list) {
        this.limit = limit;
        this.list = list;
    }

    /**
     * All pages of a list. Nothing is asked for yet.
     *
     * @param limit how many entries a page has, within the bounds of the operation
     * @param list answers a page for its number, counted from 0, and the limit
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static <T> Pages<T> of(int limit, BiFunction<Integer, Integer, List<T>> list) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page must have at least 1 entry, but the limit is " + limit);
        }
        return new Pages<>(limit, Objects.requireNonNull(list, "list"));
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

        private Iterator<T> page = List.<T>of().iterator();
        private int number;
        private boolean last;

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !last) {
                List<T> entries = list.apply(number, limit);
                number++;
                last = entries.size() < limit;
                page = entries.iterator();
            }
            return page.hasNext();
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
