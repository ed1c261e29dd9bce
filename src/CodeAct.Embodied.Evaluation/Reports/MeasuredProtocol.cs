namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>By which rules a success rate was measured. What is null is not known, which is no default.</summary>
public sealed record MeasuredProtocol
{
    /// <summary>What was measured, for people.</summary>
    public required string Name { get; init; }

    public string? Split { get; init; }

    public int? Games { get; init; }

    public int? Steps { get; init; }

    public int? Turns { get; init; }

    /// <summary>Tries at a game of which the best counts.</summary>
    public int? Attempts { get; init; }

    public double? Temperature { get; init; }

    /// <summary>The command language.</summary>
    public string? Grammar { get; init; }

    /// <summary><c>won</c>, or <c>done</c> where running into the step limit counts, too.</summary>
    public string? Rule { get; init; }

    /// <summary><c>micro</c> or <c>macro</c>.</summary>
    public string? Average { get; init; }

    /// <summary>What must agree, with its name.</summary>
    private IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("split", Split),
        ("games", Games?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("step limit", Steps?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("attempts", Attempts?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("rule", Rule),
        ("average", Average),
    ];

    /// <summary>The rules of an arm of ours.</summary>
    public static MeasuredProtocol Of(string arm, ImmutableArray<Item> items)
    {
        var settings = items[0].Settings;
        var protocol = Agents.Modes.Protocols.Find(settings.Protocol is { } name && Agents.Modes.Protocols.Names.Contains(name) ? name
            : settings.Agent?.StartsWith("transcript:", StringComparison.Ordinal) is true ? "mint" : "default");
        var splits = items.Select(item => item.Game.Split('/') is { Length: >= 3 } parts ? parts[^3] : "houses").Distinct().ToList();
        return new MeasuredProtocol
        {
            Name = arm,
            Split = splits is [var one] ? one : "mixed",
            Games = items.Select(item => item.Game).Distinct().Count(),
            Steps = settings.Steps ?? 50,
            Turns = settings.Turns ?? protocol.TurnLimit,
            Attempts = 1,
            Temperature = settings.Temperature ?? protocol.Temperature,
            Grammar = settings.Dialect ?? protocol.Dialect?.Name() ?? Dialect.Alfworld04.Name(),
            Rule = settings.Surprises is { } surprises ? $"won, with surprises ({surprises})" : "won",
            Average = "micro",
        };
    }

    /// <summary>What keeps two rates from being compared; empty where nothing does.</summary>
    public IEnumerable<string> DifferencesTo(MeasuredProtocol other) =>
        Fields.Zip(other.Fields).Where(pair => pair.First.Value is null || pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Name}: {pair.First.Value ?? "not known"}, not {pair.Second.Value}");
}

/// <summary>A published rate beside ours.</summary>
/// <param name="Row">What was published.</param>
/// <param name="Arm">Our agent.</param>
/// <param name="Differences">What keeps the two from being compared; empty where nothing does.</param>
public sealed record PublishedComparison(PublishedRow Row, string Arm, ImmutableArray<string> Differences)
{
    public bool IsComparable => Differences.IsEmpty;
}

/// <summary>A published success rate.</summary>
public sealed record PublishedRow
{
    public required string System { get; init; }

    public string? Model { get; init; }

    /// <summary>In percent, as it was printed.</summary>
    public required double Success { get; init; }

    public required MeasuredProtocol Protocol { get; init; }

    public string? Source { get; init; }
}
