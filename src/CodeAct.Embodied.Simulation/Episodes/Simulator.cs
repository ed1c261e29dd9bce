using System.Runtime.InteropServices;
using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Planning;
using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Simulation.Surprises;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>
/// The bare game: text commands in, observations out, without a limit of steps and without an end. It behaves as TextWorld's
/// engine does under ALFWorld; <see cref="Episode"/> adds what makes an episode of it.
/// </summary>
/// <remarks>Not for several threads at once. Several simulators may share a world.</remarks>
public sealed class Simulator
{
    private readonly CommandTexts texts;
    private readonly GoalTest goal;
    private readonly List<GroundAction> admissible = new(64);
    private readonly StringBuilder text = new(512);
    private WorldState state;
    private WorldState spare;
    private GroundAction lastAction;

    /// <summary>Starts a game from the beginning.</summary>
    public Simulator(WorldDefinition world, Dialect dialect)
    {
        var index = world.Index;
        Dialect = dialect;
        texts = CommandTexts.Of(index, dialect);
        goal = GoalTest.Of(index);
        state = new WorldState(index.Layout);
        spare = new WorldState(index.Layout);
        state.CopyFrom(index.Initial);
    }

    // As far as plans go: a lamp that is known to stay dark is none.
    private WorldState Plannable => Surprises?.WithoutDarkLamp(state) ?? state;

    private WorldIndex Index => texts.Index;

    public WorldDefinition World => Index.World;

    public Dialect Dialect { get; }

    /// <summary>The first observation: the room and the task.</summary>
    public string InitialObservation => Narrator.Introduce(Index);

    /// <summary>Whether the goal holds now. It can cease to hold.</summary>
    public bool Won => goal.Holds(state);

    /// <summary>The first precondition that the last command did not meet.</summary>
    public Precondition Unmet { get; private set; }

    /// <summary>The commands that are valid now, in ALFWorld's order.</summary>
    public ImmutableArray<string> AdmissibleCommands
    {
        get
        {
            Rules.AdmissibleCommands.List(Index, state, Dialect, admissible);
            var commands = new string[admissible.Count];
            for (var i = 0; i < commands.Length; i++)
                commands[i] = texts.Of(admissible[i]);
            return ImmutableCollectionsMarshal.AsImmutableArray(commands);
        }
    }

    /// <summary>The conditions of the goal as they stand.</summary>
    public ImmutableArray<GoalCondition> Conditions => goal.At(state);

    /// <summary>The names of the objects that the last observation lists as seen, in its order.</summary>
    public ImmutableArray<string> ObjectsListed => Unmet is not Precondition.None
        ? []
        : [.. lastAction.Verb.ThingsListed(Index, state, lastAction).Select(thing => World.Things[thing].Name)];

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot => World.Locations[state.Location].Pose;

    /// <summary>16 hexadecimal digits that are equal for equal states of the world.</summary>
    public string StateHash => state.Hash();

    /// <summary>A shortest list of commands from here to the goal; empty where it holds, null where it is out of reach.</summary>
    public ImmutableArray<string>? ShortestPlan(CancellationToken cancellationToken) =>
        Planner.ShortestPlan(Index, Plannable, cancellationToken) is { } plan ? [.. plan.Select(texts.Of)] : null;

    /// <summary>How many commands the shortest plan has; null where there is none, or where it would take long to find.</summary>
    internal int? ShortestPlanLength(int mostErrandsTried, CancellationToken cancellationToken) => ShortestPlan(mostErrandsTried, cancellationToken)?.Length;

    /// <summary>A shortest list of commands; null where there is none, or where it would take long to find.</summary>
    internal ImmutableArray<string>? ShortestPlan(int mostErrandsTried, CancellationToken cancellationToken) =>
        Planner.ShortestPlan(Index, Plannable, cancellationToken, mostErrandsTried) is { } plan ? [.. plan.Select(texts.Of)] : null;

    /// <summary>Carries out a command and tells what the agent sees.</summary>
    public string Step(ReadOnlySpan<char> command)
    {
        if (!TryApply(command))
            return Narrator.NothingHappens;
        text.Clear();
        lastAction.Verb.Describe(Index, state, lastAction, Dialect, text);
        return text.ToString();
    }

    /// <summary>Carries out a command without telling; false where it was refused.</summary>
    public bool TryApply(ReadOnlySpan<char> command)
    {
        var parsed = CommandGrammar.Parse(Index, command, Dialect);
        lastAction = parsed.Action;
        Unmet = parsed.IsCommand ? Engine.Apply(Index, state, parsed.Action, spare) : Precondition.KnownCommand;
        if (Unmet is not Precondition.None)
            return false;
        (state, spare) = (spare, state);
        return true;
    }

    /// <summary>What may come over commands; null for nothing.</summary>
    internal SurpriseDeck? Surprises { get; init; }

    /// <summary>What comes over a command; null for nothing, as where it would be refused anyway.</summary>
    internal SurpriseMoment? Meet(ReadOnlySpan<char> command, int step) =>
        Surprises is { } surprises && CommandGrammar.Parse(Index, command, Dialect) is { IsCommand: true } parsed && Engine.Unmet(Index, state, parsed.Action) is Precondition.None
            ? surprises.Meet(state, parsed.Action, step)
            : null;

    /// <summary>Lets a surprise change the state.</summary>
    internal void Apply(Surprise surprise) => surprise.Apply(Index, state);

    /// <summary>What a person means by words that may be no command.</summary>
    public Understood Understand(string text) => new PersonReader(Index, state, Dialect).Read(text);

    /// <summary>Why the last command was refused, as a sentence; null where it was not.</summary>
    /// <param name="command">The command, for the names as the agent wrote them.</param>
    public string? Explain(ReadOnlySpan<char> command) => Unmet is Precondition.None
        ? null
        : Refusals.Explain(Index, state, command, CommandGrammar.Parse(Index, command, Dialect), Unmet, Dialect);
}
