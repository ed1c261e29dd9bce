using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>Finds protocols: those that are shipped by name, any other by the path of its file.</summary>
public static class Protocols
{
    private const string DefaultName = "default";
    private const string Ending = ".yaml";
    private const int Most = 1_000_000;
    private const int MostStops = 16;
    private const double HottestTemperature = 2;

    private static readonly ImmutableArray<string> LeftSlots = ["turns", "steps", "turns_left", "steps_left", "actions_left", "proposals"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "protocols");

    private static readonly ImmutableArray<FieldKey> Keys =
    [
        .. ((string[])[
            "turns", "proposals", "temperature", "answer_tokens", "stop", "functions", "dialect", "runs_on_after_end", "hides_arrival",
            "strict", "no_output", "countdown", "countdown_actions", "last_turn", "code", "measured",
        ]).Select(key => new FieldKey(key)),
    ];

    private static readonly ImmutableArray<FieldKey> CodeKeys =
    [
        .. ((string[])["version", "program_tag", "solution_tag", "wrong_solution", "not_understood", "returns", "example", "last_example", "prompt"])
            .Select(key => new FieldKey(key, "mint.yaml shows all that is needed.", IsRequired: true)),
    ];

    private static readonly Lazy<Protocol> Ours = new(() => Read(new Protocol { Name = DefaultName }, PathOf(DefaultName)));

    /// <summary>Our own rules: no proposals, a program ends with the episode.</summary>
    /// <exception cref="WorldFormatException">Its file is broken.</exception>
    public static Protocol Default => Ours.Value;

    /// <summary>The names of those that are shipped, in ordinal order.</summary>
    public static ImmutableArray<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The protocol of a name, or of a file that ends in <c>.yaml</c>.</summary>
    /// <exception cref="InputException">There is none.</exception>
    /// <exception cref="WorldFormatException">The file is no protocol; with every problem found.</exception>
    public static Protocol Find(string name)
    {
        if (name == DefaultName)
            return Default;
        var isFile = name.EndsWith(Ending, StringComparison.Ordinal);
        if (!isFile && !Names.Contains(name))
            throw new InputException($"there is no protocol '{name}'; there are {string.Join(", ", Names)}; or name a file: ./NAME{Ending}");
        return Read(Default with { Name = isFile ? Path.GetFileNameWithoutExtension(name) : name }, isFile ? name : PathOf(name));
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + Ending);

    // What the file leaves out is as in the protocol that it builds on.
    private static Protocol Read(Protocol known, string path)
    {
        var problems = new ProblemList(path);
        var (tree, _) = YamlTreeReader.Read(BoundedFile.ReadText(path, InputLimits.Yaml), problems, "protocol");
        if (tree is not null)
        {
            var fields = new FieldReader(tree, Keys, "a protocol", problems);
            known = known with
            {
                TurnLimit = fields.Whole("turns", 1, Most) ?? known.TurnLimit,
                ProposalLimit = fields.Whole("proposals", 0, Most) ?? known.ProposalLimit,
                Temperature = fields.Number("temperature", 0, HottestTemperature) ?? known.Temperature,
                MaxAnswerTokens = fields.Whole("answer_tokens", 1, Most) ?? known.MaxAnswerTokens,
                Stop = fields["stop"] is null ? known.Stop : [.. fields.Words("stop", MostStops).Select(text => text.Value)],
                Functions = fields.OneOf("functions", FunctionList.All.Select(list => list.Name), "list of functions") is { } functions
                    ? FunctionList.All.Single(list => list.Name == functions)
                    : known.Functions,
                Dialect = fields.OneOf("dialect", EnumNames.AllNames<Dialect>(), "command language") is { } dialect
                    ? EnumNames.Parse<Dialect>(dialect)
                    : known.Dialect,
                RepeatsAfterEnd = fields.Flag("runs_on_after_end") ?? known.RepeatsAfterEnd,
                HidesArrival = fields.Flag("hides_arrival") ?? known.HidesArrival,
                IsStrict = fields.Flag("strict") ?? known.IsStrict,
                NoOutput = fields.Word("no_output")?.Value ?? known.NoOutput,
                CountdownText = Template(fields, "countdown", LeftSlots, problems) ?? known.CountdownText,
                ActionCountdownText = Template(fields, "countdown_actions", LeftSlots, problems) ?? (fields["countdown"] is null ? known.ActionCountdownText : null),
                LastTurn = fields.Word("last_turn")?.Value ?? known.LastTurn,
                Code = fields["code"] is { } code ? ReadCode(code, problems) : known.Code,
            };
        }

        problems.ThrowIfAny();
        return known;
    }

    private static CodeRules ReadCode(YamlTree tree, ProblemList problems)
    {
        var fields = new FieldReader(tree, CodeKeys, "how programs are written", problems);
        return new CodeRules
        {
            Version = Text("version"),
            ProgramTag = Text("program_tag"),
            SolutionTag = Text("solution_tag"),
            WrongSolution = Text("wrong_solution"),
            NotUnderstood = Text("not_understood"),
            Returns = Text("returns"),
            Example = Template(fields, "example", ["thought", "program"], problems) ?? "",
            LastExample = Text("last_example"),
            Prompt = Template(fields, "prompt", [.. LeftSlots, "tools", "extras", "example", "task"], problems) ?? "",
        };

        // What is missing is a problem already.
        string Text(string key) => fields.Word(key)?.Value ?? "";
    }

    private static string? Template(FieldReader fields, string key, ImmutableArray<string> slots, ProblemList problems)
    {
        var text = fields.Word(key);
        foreach (var slot in text is null ? [] : PromptText.SlotsOf(text.Value).Except(slots))
            problems.Add(text!.At, $"there is nothing to fill in for '{{{{{slot}}}}}'; there are {string.Join(", ", slots)}");
        return text?.Value;
    }
}
