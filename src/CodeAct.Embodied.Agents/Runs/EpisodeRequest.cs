using CodeAct.Embodied.Simulation.Surprises;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Which episode is wanted, in plain options. <see cref="EpisodeDoor"/> makes of them what an episode needs.</summary>
public sealed record EpisodeRequest
{
    /// <summary>The world, as <see cref="WorldLocator"/> finds it.</summary>
    public required string World { get; init; }

    /// <summary>The world itself, where it has been loaded already. Default: null, <see cref="World"/> is looked for.</summary>
    public LocatedWorld? Located { get; init; }

    /// <summary>The command language. Default: null, the protocol's or else the world's own.</summary>
    public Dialect? Dialect { get; init; }

    public Feedback Feedback { get; init; } = Feedback.Classic;

    /// <summary>Commands before the episode ends. Default: null, which is 50, and as many beside as the surprises may cost.</summary>
    public int? Steps { get; init; }

    /// <summary>What comes over the episode, each once. Default: nothing.</summary>
    public ImmutableArray<SurpriseKind> Surprises { get; init; } = [];

    /// <summary>The agent, as an <see cref="AgentTable"/> names it. Default: <c>explorer</c>.</summary>
    public string Agent { get; init; } = "explorer";

    /// <summary>How a model acts. Default: by programs.</summary>
    public ActionMode Mode { get; init; } = ActionMode.Code;

    /// <summary>The rules by which a model plays: a name or a file. Default: ours.</summary>
    public string Protocol { get; init; } = "default";

    /// <summary>Whether a model plays strictly as in ALFWorld, whatever the protocol says. Default: false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The name of the list of functions. Default: null, the protocol's.</summary>
    public string? Functions { get; init; }

    /// <summary>Turns before the episode ends. Default: null, as is usual for the agent.</summary>
    public int? Turns { get; init; }

    /// <summary>What everything that is drawn by chance is drawn from. Default: null, which is 0, and the model gets none.</summary>
    public long? Seed { get; init; }

    public Budget Budget { get; init; } = new();

    public ModelChoice Model { get; init; } = new();

    public PythonChoice Python { get; init; } = new();

    /// <summary>The log's file. Default: null, one in <see cref="Simulation.Log.EpisodeFolder"/>.</summary>
    public string? Log { get; init; }

    /// <summary>The panel of experiments that the episode belongs to, for the log. Default: null, none.</summary>
    public string? Suite { get; init; }

    /// <summary>Which repetition within the suite it is, for the log. Default: null, none.</summary>
    public int? Trial { get; init; }

    /// <summary>The version of the program, for the log.</summary>
    public required string Version { get; init; }

    /// <summary>Where a person's commands are read. Default: nowhere.</summary>
    public Func<TextReader> Input { get; init; } = () => TextReader.Null;

    /// <summary>Where a person is shown observations. Default: nowhere.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Is told a model's text as it comes. Default: null, nobody watches.</summary>
    public Action<string>? OnText { get; init; }

    /// <summary>Makes the episode alone, without an agent.</summary>
    /// <param name="preferred">The command language unless one is asked for; null for the world's own.</param>
    /// <exception cref="InputException">There is no such world, or its file cannot be used.</exception>
    public Episode CreateEpisode(Dialect? preferred = null)
    {
        var located = Located ?? WorldLocator.Find(World);
        return new Episode(located.World, new EpisodeOptions
        {
            Dialect = Dialect ?? preferred ?? located.Dialect,
            Feedback = Feedback,
            StepLimit = Steps ?? EpisodeOptions.DefaultStepLimit + SurpriseAllowance.Of(located.World, Surprises),
            Surprises = Surprises,
            Seed = Seed ?? 0,
        });
    }
}
