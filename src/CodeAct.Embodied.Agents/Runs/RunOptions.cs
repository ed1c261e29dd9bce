namespace CodeAct.Embodied.Agents.Runs;

/// <summary>How an episode is run.</summary>
public sealed record RunOptions
{
    /// <summary>The functions that programs and tool calls may use. Default: <see cref="FunctionList.Default"/>.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>How the agent acts, for the log. Default: <see cref="ActionMode.Code"/>.</summary>
    public ActionMode Mode { get; init; } = ActionMode.Code;

    /// <summary>The rules between agent and episode. Default: <see cref="Protocol.Default"/>.</summary>
    public Protocol Protocol { get; init; } = Protocol.Default;

    /// <summary>Turns before the episode ends. Default: 30.</summary>
    public int TurnLimit { get; init; } = 30;

    /// <summary>What the episode may cost beside turns and steps. Default: no limit.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>Recorded; a policy that draws by chance draws from it. Default: 0.</summary>
    public long Seed { get; init; }

    /// <summary>The interpreter and how it is confined, for the log.</summary>
    public string? Python { get; init; }

    /// <summary>What programs have beside the functions, as a prompt tells it; empty where there is nothing.</summary>
    public string Extras { get; init; } = "";

    /// <summary>What is said of mistakes in programs, beside what Python says. Default: of errors.</summary>
    public AdviceKind Advice { get; init; } = AdviceKind.OfErrors;

    /// <summary>Where files that programs make are kept. Default: null, nowhere.</summary>
    public EpisodeFiles? Files { get; init; }

    /// <summary>The panel of experiments that the episode belongs to, for the log; null for none.</summary>
    public string? Suite { get; init; }

    /// <summary>Which repetition within the suite it is, for the log; null for none.</summary>
    public int? Trial { get; init; }

    /// <summary>The version of the program, for the log.</summary>
    public required string Version { get; init; }
}

/// <summary>What is said of mistakes in programs.</summary>
public enum AdviceKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What helps with an error of Python's; whoever reads "Nothing happens." is to find out why.</summary>
    OfErrors,

    /// <summary>What helps with any mistake: for people.</summary>
    OfEverything,
}
