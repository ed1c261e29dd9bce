using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>Reads suite files.</summary>
public static class SuiteReader
{
    private const int Most = 1_000_000;
    private const int MostArms = 500;

    /// <summary>Reads a suite.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="WorldFormatException">It is no suite; with every problem found.</exception>
    public static Suite Read(string path)
    {
        var text = BoundedFile.ReadText(path, InputLimits.Yaml);
        var problems = new ProblemList(path);
        var suite = YamlTreeReader.Read(text, problems, "suite").Tree is { } tree ? ReadSuite(tree, Path.GetDirectoryName(Path.GetFullPath(path))!, problems) : null;
        problems.ThrowIfAny();
        return suite!;
    }

    private static Suite ReadSuite(YamlTree tree, string folder, ProblemList problems)
    {
        var fields = new FieldReader(tree, SettingKeys.Suite, "a suite", problems);
        var arms = ReadArms(fields, problems);
        var budget = fields["budget"] is { } limits ? new FieldReader(limits, SettingKeys.Budget, "a budget", problems) : null;
        return new Suite
        {
            Name = fields.Word("name")?.Value ?? "",
            Folder = folder,
            Games = [.. fields.Items("games", Most).Select(item => ReadSource(item, problems))],
            Arms = arms,
            Seeds = ReadSeeds(fields, problems),
            Budget = new PanelBudget
            {
                Tokens = budget?.Whole("tokens", 1, int.MaxValue),
                Cost = (decimal?)budget?.Number("cost", 0, Most),
                Seconds = budget?.Number("seconds", 0, int.MaxValue),
            },
            Endpoints = [.. fields.Items("endpoints", MostArms).Select(item => ReadEndpoint(item, problems))],
            Retries = fields.Whole("retries", 0, 100) ?? 2,
            Baseline = fields.OneOf("baseline", arms.Select(arm => arm.Name), "agent of this suite") ?? (arms is [var first, ..] ? first.Name : ""),
        };
    }

    private static ImmutableArray<long?> ReadSeeds(FieldReader fields, ProblemList problems)
    {
        var trials = fields.Whole("trials", 1, 10_000) ?? 1;
        if (fields["seeds"] is not null)
        {
            if (fields["seed"] is not null)
                problems.Add(fields.PlaceOf("seed"), "'seed' and 'seeds' both say from where chance starts; remove one");
            var seeds = ImmutableArray.CreateBuilder<long?>();
            foreach (var word in fields.Words("seeds", 10_000))
            {
                if (long.TryParse(word.Value, out var seed))
                    seeds.AddRange(Enumerable.Repeat<long?>(seed, trials));
                else
                    problems.Add(word.At, "'seeds' lists whole numbers");
            }

            return seeds.DrainToImmutable();
        }

        var first = fields.Whole("seed", 0, int.MaxValue);
        return first is null && trials == 1 ? [null] : [.. Enumerable.Range(0, trials).Select(trial => (long?)((first ?? 0) + trial))];
    }

    private static GameSource ReadSource(YamlTree tree, ProblemList problems)
    {
        var fields = new FieldReader(tree, SettingKeys.Games, "a source of games", problems);
        if (fields["split"] is null && fields["houses"] is null && fields["paths"] is null)
            problems.Add(fields.At, "a source of games names a split, houses or paths");
        return new GameSource
        {
            Split = fields.Word("split")?.Value,
            Houses = fields["houses"] is YamlTree.Text { Value: var one } ? [one] : [.. fields.Words("houses", Most).Select(word => word.Value)],
            Paths = [.. fields.Words("paths", Most).Select(word => word.Value)],
            Tasks = [.. fields.Words("tasks", 100).Select(word => FieldReader.Known(word, EnumNames.AllNames<TaskType>(), "task type", problems)).OfType<string>().Select(name => EnumNames.Parse<TaskType>(name)!.Value)],
            Most = fields.Whole("most", 1, Most),
        };
    }

    private static EndpointLimit ReadEndpoint(YamlTree tree, ProblemList problems)
    {
        var fields = new FieldReader(tree, SettingKeys.Endpoint, "an endpoint", problems);
        return new EndpointLimit
        {
            BaseUrl = AgentReader.Address(fields, problems) is { } url ? new Uri(url) : null,
            AtOnce = fields.Whole("at_once", 1, Most),
            PerMinute = fields.Whole("per_minute", 1, Most),
        };
    }

    private static ImmutableArray<Arm> ReadArms(FieldReader fields, ProblemList problems)
    {
        var defaults = fields["defaults"] as YamlTree.Table;
        var arms = ImmutableArray.CreateBuilder<Arm>();
        foreach (var item in fields.Items("agents", MostArms))
        {
            foreach (var (tree, suffix) in Vary(WithDefaults(item, defaults)).Take(MostArms))
            {
                var arm = AgentReader.Read(tree, suffix, problems);
                if (arms.Any(other => other.Name == arm.Name))
                    problems.Add(item.At, $"there are two agents '{arm.Name}'; give one of them a name of its own");
                arms.Add(arm);
            }
        }

        if (arms.Count == 0 && fields["agents"] is not null)
            problems.Add(fields.PlaceOf("agents"), "there is no agent");
        return arms.DrainToImmutable();
    }

    private static YamlTree WithDefaults(YamlTree item, YamlTree.Table? defaults) =>
        item is YamlTree.Table table && defaults is not null
            ? table with { Entries = [.. table.Entries, .. defaults.Entries.Where(entry => table.Entries.All(own => own.Key.Value != entry.Key.Value))] }
            : item;

    // Each list of a choice that varies multiplies the agents.
    private static IEnumerable<(YamlTree Tree, string Suffix)> Vary(YamlTree item)
    {
        if (item is not YamlTree.Table table || table.Entries.FirstOrDefault(IsVaried) is not { Value: YamlTree.Sequence values } varied)
            return [(item, "")];
        return values.Items.SelectMany(value => Vary(table with { Entries = table.Entries.Replace(varied, varied with { Value = value }) })
            .Select(rest => (rest.Tree, varied.Key.Value is "agent" or "model" ? rest.Suffix : $"{SuffixOf(value)}{rest.Suffix}")));
    }

    // Who plays without surprises has the name that one has where the file says nothing of them.
    private static string SuffixOf(YamlTree value) => value is not YamlTree.Text { Value: not SurpriseNames.None and var text } ? "" : $" {text}";

    private static bool IsVaried(YamlTree.Entry entry) => entry.Value is YamlTree.Sequence && SettingKeys.Varied.Contains(entry.Key.Value);
}
