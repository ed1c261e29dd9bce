namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>An episode of a panel in figures, read off its log and nothing else.</summary>
public sealed record EpisodeFigures
{
    public required string Arm { get; init; }

    public required string Game { get; init; }

    public required TaskType Task { get; init; }

    public required int Trial { get; init; }

    /// <summary>The item's key; empty where the log stands alone.</summary>
    public string Key { get; init; } = "";

    /// <summary>The log's path.</summary>
    public required string Log { get; init; }

    public required EpisodeSummary Summary { get; init; }

    public bool Won => Summary.Won;

    /// <summary>Steps of a shortest plan; null where nobody knows.</summary>
    public int? Shortest { get; init; }

    /// <summary>Conditions of the goal.</summary>
    public required int Conditions { get; init; }

    /// <summary>Of these, those that hold at the end.</summary>
    public required int Met { get; init; }

    /// <summary>The most that held at any time.</summary>
    public required int MetEver { get; init; }

    /// <summary>Steps that were refused, by what was not met.</summary>
    public required ImmutableSortedDictionary<string, int> Refusals { get; init; }

    /// <summary>Turns whose answer held no action and no proposal.</summary>
    public required int InvalidReplies { get; init; }

    /// <summary>Proposals that were judged wrong.</summary>
    public required int WrongProposals { get; init; }

    public required RepairFigures Repair { get; init; }

    public required CodeFigures Code { get; init; }

    public required SearchFigures Search { get; init; }

    /// <summary>Whether surprises were asked for.</summary>
    public bool AsksSurprises { get; init; }

    /// <summary>Surprises that came.</summary>
    public int Surprises { get; init; }

    /// <summary>Surprises that were left out, as the task could not have been done any more.</summary>
    public int SurprisesLeftOut { get; init; }

    /// <summary>What the best order of looking comes to in this world; null where there is none of simple form.</summary>
    public SearchYardstick? Yardstick { get; init; }

    /// <summary>Seconds until the agent answered, all turns together.</summary>
    public required double ModelSeconds { get; init; }

    /// <summary>Seconds that programs ran, calls of primitives included.</summary>
    public required double PythonSeconds { get; init; }

    /// <summary>Seconds in which commands and calls outside of programs were carried out.</summary>
    public required double EngineSeconds { get; init; }

    /// <summary>Carried-out steps beyond the shortest plan that are neither search nor refused; null where that cannot be said.</summary>
    public int? Detour => Won && Shortest is { } shortest
        ? Math.Max(0, Summary.Steps - shortest - Summary.Refusals - Search.Regret) : null;

    /// <summary>Reads the figures off a log.</summary>
    public static EpisodeFigures Of(EpisodeLog log, string path, Item? item)
    {
        ArgumentNullException.ThrowIfNull(log);
        var steps = log.Events.OfType<PrimitiveCalled>().ToList();
        var codes = log.Events.OfType<CodeStarted>().ToList();
        var seconds = TurnSeconds.Of(log);
        var won = steps.Exists(step => step.Won);
        var conditions = log.Start.Conditions?.Length ?? 0;
        return new EpisodeFigures
        {
            Arm = item?.Arm ?? log.Start.Agent,
            Game = log.Start.World.Name,
            Task = log.Start.World.Goal.Type,
            Trial = log.Start.Trial ?? 1,
            Key = item?.Key ?? "",
            Log = path,
            Summary = EpisodeSummary.Of(log),
            Shortest = log.Start.ShortestPlan,
            Conditions = conditions,
            Met = won ? conditions : steps is [.., var last] ? last.Conditions?.Length ?? 0 : 0,
            MetEver = steps.Select(step => step.Conditions?.Length ?? 0).DefaultIfEmpty(0).Max(),
            Refusals = steps.Where(step => step.Unmet is not null).GroupBy(step => step.Unmet!.Value.Name())
                .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
            InvalidReplies = codes.Count(code => code.Correction is not null && code.CorrectionKind is not CorrectionKind.Proposal),
            WrongProposals = codes.Count(code => code.CorrectionKind is CorrectionKind.Proposal),
            Repair = RepairFigures.Of(log),
            Code = CodeFigures.Of(log),
            Search = SearchFigures.Of(log),
            AsksSurprises = log.Start.Surprises is not null,
            Surprises = log.Events.OfType<SurpriseHappened>().Count(surprise => surprise.Skipped is null),
            SurprisesLeftOut = log.Events.OfType<SurpriseHappened>().Count(surprise => surprise.Skipped is true),
            Yardstick = SearchYardstick.Of(log.Start.World, log.Start.Dialect, CancellationToken.None),
            ModelSeconds = seconds.Model,
            PythonSeconds = seconds.Python,
            EngineSeconds = seconds.Engine,
        };
    }
}

/// <summary>Where an episode's seconds went, to the log's millisecond.</summary>
internal readonly record struct TurnSeconds(double Model, double Python, double Engine)
{
    /// <summary>Adds them up: from the start of a turn to the answer is the model's, from a program's start to its end Python's,
    /// from another action to its last step the engine's.</summary>
    public static TurnSeconds Of(EpisodeLog log)
    {
        double model = 0, python = 0, engine = 0, start = 0, answered = 0;
        var runs = false;
        foreach (var item in log.Events)
        {
            switch (item)
            {
                case TurnStarted:
                    start = item.Seconds;
                    break;
                case CodeStarted code:
                    model += item.Seconds - start;
                    answered = item.Seconds;
                    runs = code.Code is not null;
                    break;
                case PrimitiveCalled when !runs:
                    engine += item.Seconds - answered;
                    answered = item.Seconds;
                    break;
                case CodeEnded:
                    python += item.Seconds - answered;
                    break;
                default:
                    break;
            }
        }

        return new TurnSeconds(model, python, engine);
    }
}
