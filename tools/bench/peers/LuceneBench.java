// Lucene, asked in the terms of our analyser. See README.md.

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

public final class LuceneBench {
  private static final String TEXT = "text";
  private static final String[] FACETS = {"level", "discipline", "kind"};
  private static final int HITS = 10;
  private static final int EXPANSIONS = 50;
  // Ours.
  private static final BM25Similarity BM25 = new BM25Similarity(1.5f, 0.4f);

  /** The tokens of a line, with several terms in a place. */
  private static final class Tokens extends TokenStream {
    private static final int TEXT_GAP = 50;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step =
        addAttribute(PositionIncrementAttribute.class);
    private final String line;
    private int at;

    Tokens(String line) {
      this.line = line;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      at = 0;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      int increment = 1;
      while (at < line.length()) {
        char before = at == 0 ? ' ' : line.charAt(at - 1);
        int end = at;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '|') {
          ++end;
        }
        boolean isBreak = end == at + 1 && line.charAt(at) == '/';
        if (isBreak) {
          increment = TEXT_GAP;
        } else if (end > at) {
          term.append(line, at, end);
          step.setPositionIncrement(before == '|' ? 0 : increment);
          at = end + 1;
          return true;
        }
        at = end + 1;
      }
      return false;
    }
  }

  private static void index(Path tokens, Path folder) throws IOException {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    config.setSimilarity(BM25);
    FieldType unstored = new FieldType(TextField.TYPE_NOT_STORED);
    int count = 0;
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader reader = Files.newBufferedReader(tokens, StandardCharsets.UTF_8)) {
      for (String line; (line = reader.readLine()) != null; ++count) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("uid", cells[0]));
        document.add(new Field(TEXT, new Tokens(cells[1]), unstored));
        for (int i = 0; i < FACETS.length; ++i) {
          for (String value : cells[2 + i].split(" ")) {
            if (value.isEmpty()) continue;
            document.add(new StringField(FACETS[i], value, Field.Store.NO));
            document.add(new SortedSetDocValuesField(FACETS[i], new BytesRef(value)));
          }
        }
        writer.addDocument(document);
      }
      writer.commit();
      System.err.printf("lucene: %d documents in %.1f s%n", count, seconds(start));
      writer.forceMerge(1);
    }
    System.err.printf("lucene: in one segment after %.1f s%n", seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A line of queries. */
  private static final class Asked {
    final String queryClass;
    final String operator;
    final String[] words;
    final String level;

    Asked(String line) {
      String[] cells = line.split("\t", -1);
      queryClass = cells[0];
      operator = cells[1];
      words = cells[2].split(" ");
      level = cells[3];
    }

    boolean hasFacets() {
      return queryClass.startsWith("facets_");
    }
  }

  /** Counts the values of the facets over all hits. */
  private static final class FacetCounts extends SimpleCollector {
    final int[][] counts = new int[FACETS.length][];
    private final SortedSetDocValues[] values = new SortedSetDocValues[FACETS.length];

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      for (int i = 0; i < FACETS.length; ++i) {
        values[i] = DocValues.getSortedSet(context.reader(), FACETS[i]);
        // There is one segment, so its numbers are the index's.
        counts[i] = new int[(int) values[i].getValueCount()];
      }
    }

    @Override
    public void collect(int document) throws IOException {
      for (int i = 0; i < FACETS.length; ++i) {
        if (!values[i].advanceExact(document)) continue;
        for (long value = values[i].nextOrd();
            value != SortedSetDocValues.NO_MORE_ORDS;
            value = values[i].nextOrd()) {
          ++counts[i][(int) value];
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  private static final class Expansion {
    final BytesRef term;
    final int frequency;
    final long total;
    final TermState state;

    Expansion(BytesRef term, int frequency, long total, TermState state) {
      this.term = term;
      this.frequency = frequency;
      this.total = total;
      this.state = state;
    }
  }

  private static final class Engine {
    private final IndexSearcher searcher;
    private final LeafReaderContext segment;
    private final boolean exact;

    Engine(IndexReader reader, boolean exact) {
      searcher = new IndexSearcher(reader);
      searcher.setSimilarity(BM25);
      // Each query is asked again and again; what is measured is the search.
      searcher.setQueryCache(null);
      if (reader.leaves().size() != 1) throw new IllegalStateException("not one segment");
      segment = reader.leaves().get(0);
      this.exact = exact;
    }

    private static Query word(String alternatives) {
      String[] terms = alternatives.split("\\|");
      if (terms.length == 1) return new TermQuery(new Term(TEXT, terms[0]));
      SynonymQuery.Builder builder = new SynonymQuery.Builder(TEXT);
      for (String term : terms) builder.addTerm(new Term(TEXT, term));
      return builder.build();
    }

    /** Any of the terms with the prefix that most documents have. */
    private Query prefix(String text) throws IOException {
      BytesRef prefix = new BytesRef(text);
      TermsEnum terms = segment.reader().terms(TEXT).iterator();
      if (terms.seekCeil(prefix) == TermsEnum.SeekStatus.END) return new MatchNoDocsQuery();
      PriorityQueue<Expansion> best =
          new PriorityQueue<>((a, b) -> Integer.compare(a.frequency, b.frequency));
      for (BytesRef term = terms.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = terms.next()) {
        int frequency = terms.docFreq();
        if (best.size() == EXPANSIONS) {
          if (frequency <= best.peek().frequency) continue;
          best.poll();
        }
        best.add(
            new Expansion(
                BytesRef.deepCopyOf(term), frequency, terms.totalTermFreq(), terms.termState()));
      }
      BooleanQuery.Builder builder = new BooleanQuery.Builder();
      for (Expansion found : best) {
        TermStates states = new TermStates(searcher.getTopReaderContext());
        states.register(found.state, segment.ord, found.frequency, found.total);
        builder.add(new TermQuery(new Term(TEXT, found.term), states), Occur.SHOULD);
      }
      return builder.build();
    }

    private Query query(Asked asked) throws IOException {
      switch (asked.operator) {
        case "everything":
          return new MatchAllDocsQuery();
        case "prefix":
          return prefix(asked.words[0]);
        case "phrase":
          return new PhraseQuery(TEXT, asked.words);
        default:
          break;
      }
      if (asked.words.length == 1) return word(asked.words[0]);
      Occur occur = asked.operator.equals("all") ? Occur.MUST : Occur.SHOULD;
      BooleanQuery.Builder builder = new BooleanQuery.Builder();
      for (String alternatives : asked.words) builder.add(word(alternatives), occur);
      return builder.build();
    }

    /** The number of hits, as far as they were counted. */
    long search(Asked asked) throws IOException {
      Query query = query(asked);
      if (!asked.level.isEmpty()) {
        query =
            new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermQuery(new Term("level", asked.level)), Occur.FILTER)
                .build();
      }
      TopScoreDocCollector top =
          TopScoreDocCollector.create(
              HITS, exact || asked.hasFacets() ? Integer.MAX_VALUE : HITS);
      if (asked.hasFacets()) {
        searcher.search(query, MultiCollector.wrap(top, new FacetCounts()));
      } else {
        searcher.search(query, top);
      }
      return top.topDocs().totalHits.value;
    }
  }

  /** Time on the wall, or what this thread had of a processor. */
  private static final class Clock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final boolean cpu = "cpu".equals(System.getenv("PREAU_BENCH_CLOCK"));

    long nanos() {
      return cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
  }

  /** What was measured of a class. */
  private static final class Times {
    final List<Double> micros = new ArrayList<>();
    long hits;
    long queries;
  }

  private static double percentile(List<Double> sorted, double part) {
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
  }

  private static void search(Path folder, Path file, String mode, int warm, int rounds, int limit)
      throws IOException {
    boolean facets = mode.equals("facets");
    List<Asked> queries = new ArrayList<>();
    Map<String, Integer> taken = new TreeMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      Asked asked = new Asked(line);
      if (asked.hasFacets() != facets) continue;
      if (limit == 0 || taken.merge(asked.queryClass, 1, Integer::sum) <= limit) {
        queries.add(asked);
      }
    }
    // Classes take turns, so that none has the processor's caches to itself.
    Collections.shuffle(queries, new Random(1));
    Map<String, Times> times = new TreeMap<>();
    Clock clock = new Clock();
    try (Directory directory = new MMapDirectory(folder);
        IndexReader reader = DirectoryReader.open(directory)) {
      Engine engine = new Engine(reader, !mode.equals("top"));
      for (int round = -warm; round < rounds; ++round) {
        for (Asked asked : queries) {
          long start = clock.nanos();
          long hits = engine.search(asked);
          double micros = (clock.nanos() - start) / 1e3;
          if (round < 0) continue;
          Times of = times.computeIfAbsent(asked.queryClass, name -> new Times());
          of.micros.add(micros);
          of.hits += hits;
          ++of.queries;
        }
      }
    }
    for (Map.Entry<String, Times> entry : times.entrySet()) {
      Times of = entry.getValue();
      Collections.sort(of.micros);
      String hits =
          mode.equals("top") ? "-" : String.format("%.1f", (double) of.hits / of.queries);
      System.out.printf(
          "lucene\t%s\t%s\t%d\t%.1f\t%.1f\t%s%n",
          mode,
          entry.getKey(),
          of.queries,
          percentile(of.micros, 0.5),
          percentile(of.micros, 0.99),
          hits);
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(Paths.get(arguments[1]), Paths.get(arguments[2]));
    } else if (arguments.length == 7
        && arguments[0].equals("search")
        && Arrays.asList("top", "count", "facets").contains(arguments[3])) {
      search(
          Paths.get(arguments[1]),
          Paths.get(arguments[2]),
          arguments[3],
          Integer.parseInt(arguments[4]),
          Integer.parseInt(arguments[5]),
          Integer.parseInt(arguments[6]));
    } else {
      System.err.println("index TOKENS INDEX | search INDEX QUERIES MODE WARM ROUNDS LIMIT");
      System.exit(2);
    }
  }
}
