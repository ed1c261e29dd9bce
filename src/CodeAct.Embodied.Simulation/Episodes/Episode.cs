using CodeAct.Embodied.Simulation.Surprises;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>What came of one command.</summary>
public sealed record StepResult
{
    /// <summary>What the agent reads.</summary>
    public required string Observation { get; init; }

    /// <summary>The first precondition that was not met; <see cref="Precondition.None"/> when the command was carried out.</summary>
    public required Precondition Unmet { get; init; }

    /// <summary>Why the command was refused, as a sentence, whatever the agent is told; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The names of the objects that the observation lists as seen.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    /// <summary>The surprise that took the command's effect away; null where it had its own.</summary>
    public SurpriseKind? PreventedBy { get; init; }

    /// <summary>What came over this step, for the log; null for nothing.</summary>
    public SurpriseHappened? Surprise { get; init; }

    /// <summary>Whether the command was carried out and had its effect.</summary>
    public bool IsDone => Unmet is Precondition.None && PreventedBy is null;
}

/// <summary>
/// One attempt at one task: a world, a budget of steps, and an end. It ends when the goal holds or the budget is spent;
/// from then on every command is refused and repeats the last observation, as in ALFWorld.
/// </summary>
public sealed class Episode
{
    // None of the 2,039 open games of ALFWorld needs more than 13; of goals with six conditions in houses of ten rooms most need some hundreds.
    private const int MostNodes = 20_000;

    private readonly Simulator simulator;
    private string lastObservation;

    public Episode(WorldDefinition world, EpisodeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.StepLimit);
        simulator = new Simulator(world, options.Dialect)
        {
            Surprises = options.Surprises.IsEmpty ? null : new SurpriseDeck(world.Index, options.Surprises, $"surprise/{WorldHash.Of(world)}/{options.Seed}"),
        };
        Options = options;
        lastObservation = InitialObservation = simulator.InitialObservation;
    }

    public WorldDefinition World => simulator.World;

    public EpisodeOptions Options { get; }

    /// <summary>The first observation: the room and the task.</summary>
    public string InitialObservation { get; }

    /// <summary>Commands so far, refused ones included.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the goal held after some command. Success is this and nothing else.</summary>
    public bool Won { get; private set; }

    /// <summary>Whether the episode is over, won or not.</summary>
    public bool IsOver => Won || Steps >= Options.StepLimit;

    /// <summary>The commands that are valid now, in ALFWorld's order.</summary>
    public ImmutableArray<string> AdmissibleCommands => simulator.AdmissibleCommands;

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot => simulator.Robot;

    /// <summary>16 hexadecimal digits that are equal for equal states of the world.</summary>
    public string StateHash => simulator.StateHash;

    /// <summary>A shortest list of commands from here to the end; null where the goal is out of reach. For agents that know
    /// everything.</summary>
    public ImmutableArray<string>? ShortestPlan(CancellationToken cancellationToken) => simulator.ShortestPlan(cancellationToken) switch
    {
        // The goal holds from the start: any command brings the end.
        [] => ["look"],
        var plan => plan,
    };

    /// <summary>How many commands <see cref="ShortestPlan"/> has; null where there is none, or where it would take more than a
    /// moment to find, as in a world with hundreds of things of the kind that is wanted.</summary>
    public int? ShortestPlanLength(CancellationToken cancellationToken) => simulator.Plan(MostNodes, needsProof: true, cancellationToken).Commands?.Length switch
    {
        0 => 1,
        var length => length,
    };

    /// <summary>Answers a question about the episode, as its first observation does. It is no step.</summary>
    public StepResult Answer(EpisodeQuestion question)
    {
        ImmutableArray<string> places = [.. World.Receptacles.Select(place => place.Name)];
        return new StepResult
        {
            Observation = question is EpisodeQuestion.Places ? string.Join(", ", places) : World.GoalText,
            Unmet = Precondition.None,
            Objects = question is EpisodeQuestion.Places ? places : [],
        };
    }

    /// <summary>What a person means by words that may be no command. Nothing is done yet.</summary>
    public Understood Understand(string text) => simulator.Understand(text);

    /// <summary>Carries out one command.</summary>
    public StepResult Act(string command)
    {
        if (IsOver)
            return new StepResult { Observation = lastObservation, Unmet = Precondition.EpisodeRunning, Reason = "The episode is over." };

        Steps++;
        var moment = simulator.Meet(command, Steps);
        var surprise = moment is null ? null : Come(moment, command);
        if (moment is { IsSkipped: false, Surprise: { Prevents: true } prevents })
        {
            lastObservation = prevents.Answer(World);
            return new StepResult { Observation = lastObservation, Unmet = Precondition.None, PreventedBy = prevents.Kind, Surprise = surprise };
        }

        var observation = simulator.Step(command);
        Won = simulator.Won;
        var reason = simulator.Explain(command);
        lastObservation = reason is not null && Options.Feedback is Feedback.Explained ? reason : observation;
        return new StepResult
        {
            Observation = lastObservation,
            Unmet = simulator.Unmet,
            Reason = reason,
            Objects = simulator.ObjectsListed,
            Surprise = surprise,
        };
    }

    // Null where it came over an earlier step and lasts.
    private SurpriseHappened? Come(SurpriseMoment moment, string command)
    {
        if (moment.Cause is null)
            return null;
        var surprise = moment.Surprise;
        var before = StateHash;
        if (!moment.IsSkipped)
            simulator.Apply(surprise);
        return new SurpriseHappened
        {
            Step = Steps,
            Kind = surprise.Kind,
            Cause = moment.Cause,
            Text = surprise.Describe(World, command),
            Thing = surprise.Thing < 0 ? null : World.Things[surprise.Thing].Name,
            Place = PlaceName(surprise.Place),
            From = PlaceName(surprise.From),
            Times = surprise.Kind is SurpriseKind.Jammed ? surprise.Times : null,
            Skipped = moment.IsSkipped ? true : null,
            Before = before,
            State = StateHash,
        };
    }

    private string? PlaceName(int place) => place < 0 ? null : World.Receptacles[place].Name;

    /// <summary>The first event of the log of an episode in which nothing has been done yet.</summary>
    public EpisodeStarted StartEvent(string agent, string version, DateTimeOffset time) => new()
    {
        Version = version,
        Time = time,
        Agent = agent,
        Goal = World.GoalText,
        Conditions = [.. simulator.Conditions.Select(condition => condition.Code)],
        Observation = InitialObservation,
        Dialect = Options.Dialect,
        Feedback = Options.Feedback,
        StepLimit = Options.StepLimit,
        Seed = Options.Seed,
        Generated = World.Origin,
        Surprises = Options.Surprises.IsEmpty ? null : Options.Surprises,
        WorldHash = WorldHash.Of(World),
        State = StateHash,
        Robot = Robot,
        World = World,
    };

    /// <summary>The event of the step that was just taken.</summary>
    public PrimitiveCalled StepEvent(string command, StepResult step, int turn) => new()
    {
        Turn = turn,
        Step = Steps,
        Command = command,
        Observation = step.Observation,
        Objects = step.Objects,
        Unmet = step.Unmet is Precondition.None ? null : step.Unmet,
        Refusal = step.Reason,
        PreventedBy = step.PreventedBy,
        Conditions = [.. simulator.Conditions.Where(condition => condition.IsMet).Select(condition => condition.Code)],
        Progress = World.Goal.Type is TaskType.Other ? Math.Round(simulator.Progress, 3) : null,
        Won = Won,
        State = StateHash,
        Robot = Robot,
    };
}
