namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Reads the facts and the goal of a PDDL problem, as ALFWorld's games contain it.</summary>
/// <remarks>Everything is lower-cased first, as the original's translator does. Predicates that no action and no text
/// depends on are passed over.</remarks>
internal sealed class ProblemReader
{
    private readonly string source;
    private readonly Dictionary<string, int> idsByName = new(512, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> idsBySpan;
    private char[] lowered = new char[256];

    private ProblemReader(string source)
    {
        this.source = source;
        idsBySpan = idsByName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every id that is an argument of a fact, in the order of first use.</summary>
    public List<string> Ids { get; } = new(512);

    public List<Fact> Facts { get; } = new(1024);

    public Goal? Goal { get; private set; }

    /// <summary>Reads a problem.</summary>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="InputException">The text is no PDDL problem, ends too early, or has a goal of another shape
    /// than ALFWorld's six.</exception>
    public static ProblemReader Read(string source, string problem)
    {
        var reader = new ProblemReader(source);
        reader.ReadProblem(problem);
        return reader;
    }

    private void ReadProblem(string problem)
    {
        var scanner = new PddlScanner(problem);
        Expect(ref scanner, problem, "(");
        Expect(ref scanner, problem, "define");
        while (scanner.MoveNext())
        {
            if (scanner.IsClose)
            {
                if (Goal is null)
                    throw Problem(problem, scanner.Start, "has no (:goal ...)");
                return;
            }

            if (!scanner.IsOpen)
                throw Problem(problem, scanner.Start, $"expected '(' and found '{Shorten(scanner.Token)}'");
            Next(ref scanner, problem);
            switch (Lower(scanner.Token))
            {
                case ":init":
                    ReadFacts(ref scanner, problem);
                    break;
                case ":goal":
                    Goal = ReadGoal(ref scanner, problem);
                    break;
                default:
                    SkipRest(ref scanner, problem);
                    break;
            }
        }

        throw Cut(problem);
    }

    private void ReadFacts(ref PddlScanner scanner, string problem)
    {
        while (Next(ref scanner, problem) && !scanner.IsClose)
        {
            if (!scanner.IsOpen)
                throw Problem(problem, scanner.Start, $"expected a fact and found '{Shorten(scanner.Token)}'");
            var start = scanner.Start;
            Next(ref scanner, problem);
            var predicate = Predicates.Parse(Lower(scanner.Token));
            int first = -1, second = -1, count = 0;
            while (Next(ref scanner, problem) && !scanner.IsClose)
            {
                if (scanner.IsOpen)
                {
                    // A number such as (= (total-cost) 0): nothing that the engine reads.
                    predicate = null;
                    SkipRest(ref scanner, problem);
                    continue;
                }

                var id = Intern(scanner.Token);
                if (count++ == 0)
                    first = id;
                else
                    second = id;
            }

            if (predicate is not { } known)
                continue;
            if (count != Predicates.Arity(known))
                throw Problem(problem, start, $"'{Predicates.Name(known)}' takes {Predicates.Arity(known)} arguments and has {count}");
            Facts.Add(new Fact(known, first, second));
        }
    }

    // Word by word: the whole text in lower case would be as large again as the game.
    private ReadOnlySpan<char> Lower(ReadOnlySpan<char> token)
    {
        if (Ascii.IsValid(token) && !token.ContainsAnyInRange('A', 'Z'))
            return token;
        if (lowered.Length < token.Length)
            lowered = new char[token.Length * 2];
        return lowered.AsSpan(0, token.ToLowerInvariant(lowered));
    }

    private int Intern(ReadOnlySpan<char> token)
    {
        var id = Lower(token);
        if (idsBySpan.TryGetValue(id, out var index))
            return index;
        var text = id.ToString();
        idsByName.Add(text, Ids.Count);
        Ids.Add(text);
        return Ids.Count - 1;
    }

    // All six shapes are told apart by the literals in them, whatever the nesting of "exists" and "and".
    private Goal ReadGoal(ref PddlScanner scanner, string problem)
    {
        var start = scanner.Start;
        List<string[]> literals = [];
        List<string> words = [];
        var depth = 1;
        while (depth > 0)
        {
            Next(ref scanner, problem);
            if (scanner.IsOpen || scanner.IsClose)
            {
                if (words.Count > 0 && words[0] is not ("and" or "exists" or "not") && !words[0].StartsWith('?'))
                    literals.Add([.. words]);
                words.Clear();
                depth += scanner.IsOpen ? 1 : -1;
            }
            else
            {
                words.Add(Lower(scanner.Token).ToString());
            }
        }

        return Recognise(literals) ?? throw Problem(problem, start, "the goal has none of the six shapes of ALFWorld's tasks");
    }

    private static Goal? Recognise(List<string[]> literals)
    {
        var found = Sorted(literals.Select(literal => literal[0]));
        var shape = TaskShape.All.FirstOrDefault(shape => Sorted(PredicatesOf(shape)) == found);
        if (shape is null || literals.Any(literal => literal.Length is < 2 or > 3))
            return null;

        var objects = literals.Where(literal => literal[0] is "objecttype").ToList();
        var receptacles = literals.Where(literal => literal[0] is "receptacletype").ToList();
        if (objects.Concat(receptacles).Any(literal => literal.Length != 3))
            return null;
        if (shape.UnderLamp)
        {
            var lamp = literals.Single(literal => literal[0] is "toggleable")[1];
            var lampKind = objects.FirstOrDefault(literal => literal[1] == lamp);
            var wanted = objects.FirstOrDefault(literal => literal[1] != lamp);
            return lampKind is null || wanted is null ? null : MakeGoal(wanted, lampKind);
        }

        return objects.Select(literal => literal[2]).Distinct().Count() == 1 && receptacles.Select(literal => literal[2]).Distinct().Count() == 1
            ? MakeGoal(objects[0], receptacles[0])
            : null;

        Goal MakeGoal(string[] wanted, string[] target) => Goal.Of(shape.Type, Predicates.KindOfType(wanted[2]), Predicates.KindOfType(target[2]));
    }

    private static string Sorted(IEnumerable<string> predicates) => string.Join(' ', predicates.Order(StringComparer.Ordinal));

    private static string[] PredicatesOf(TaskShape shape)
    {
        const string Placed = "inreceptacle objecttype receptacletype";
        var text = shape switch
        {
            { UnderLamp: true } => "atlocation holds inreceptacle istoggled objecttype objecttype receptacleatlocation toggleable",
            { Count: 2 } => $"= {Placed} {Placed}",
            { Treatment: { } treatment } => $"{Placed} {treatment.Suitable.Name()} is{treatment.Condition.Name()}",
            _ => Placed,
        };
        return text.Split(' ');
    }

    private void Expect(ref PddlScanner scanner, string problem, string token)
    {
        Next(ref scanner, problem);
        if (!scanner.Token.Equals(token, StringComparison.OrdinalIgnoreCase))
            throw Problem(problem, scanner.Start, $"expected '{token}' and found '{Shorten(scanner.Token)}': this is no PDDL problem");
    }

    private bool Next(ref PddlScanner scanner, string problem) => scanner.MoveNext() ? true : throw Cut(problem);

    private void SkipRest(ref PddlScanner scanner, string problem)
    {
        for (var depth = 1; depth > 0;)
        {
            Next(ref scanner, problem);
            depth += scanner.IsOpen ? 1 : scanner.IsClose ? -1 : 0;
        }
    }

    private InputException Cut(string problem) =>
        Problem(problem, problem.Length, "the problem ends here, in the middle; the file was cut short or changed, get it again");

    private InputException Problem(string problem, int position, string what) =>
        new(source, $"pddl_problem, line {problem.AsSpan(0, position).Count('\n') + 1}: {what}");

    /// <summary>A word as a message quotes it.</summary>
    public static string Shorten(ReadOnlySpan<char> token) => token.Length <= 80 ? token.ToString() : $"{token[..80]}...";
}
