package dev.perennial.crm.segmentation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A few threads that share work in chunks of fixed size. Which thread takes a chunk is left to chance, what a chunk
 * holds and the order in which partial sums are added are not: every thread count gives the same bits.
 */
final class Workers implements AutoCloseable {

    private static final int CHUNK = 4096;

    private final int threads;
    private final ExecutorService others;

    Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more: " + threads);
        }
        this.threads = threads;
        this.others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("model-", 0).factory());
    }

    /** Work on the entries {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    interface Range {
        void work(int from, int to);
    }

    /** Adds the terms of a range of entries to {@code sums}. */
    @FunctionalInterface
    interface Terms {
        void add(int from, int to, double[] sums);
    }

    void forRanges(int size, Range range) {
        forEach(chunks(size), chunk -> range.work(chunk * CHUNK, Math.min(size, (chunk + 1) * CHUNK)));
    }

    double[] sum(int size, int width, Terms terms) {
        double[][] partial = new double[chunks(size)][width];
        forEach(partial.length, chunk -> terms.add(chunk * CHUNK, Math.min(size, (chunk + 1) * CHUNK), partial[chunk]));
        double[] total = new double[width];
        for (double[] part : partial) {
            for (int i = 0; i < width; i++) {
                total[i] += part[i];
            }
        }
        return total;
    }

    void forEach(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable takeAll = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            running.add(others.submit(takeAll));
        }
        takeAll.run();
        running.forEach(Workers::join);
    }

    private static int chunks(int size) {
        return (size + CHUNK - 1) / CHUNK;
    }

    private static void join(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        others.shutdownNow();
    }
}
