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
    private int phase;

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
        phase = goal.Advance(0, state);
    }

    // As far as plans go: a lamp that is known to stay dark is none.
    private WorldState Plannable => Surprises?.WithoutDarkLamp(state) ?? state;

    private WorldIndex Index => texts.Index;

    public WorldDefinition World => Index.World;

    public Dialect Dialect { get; }

    /// <summary>The first observation: the room and the task.</summary>
    public string InitialObservation => Narrator.Introduce(Index);

    /// <summary>Whether the goal holds now. It can cease to hold.</summary>
    public bool Won => goal.Holds(state, phase);

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
    public ImmutableArray<GoalCondition> Conditions => goal.At(state, phase);

    /// <summary>How much of the goal is done, from 0 to 1: the mean over its conditions.</summary>
    public double Progress => goal.Progress(state, phase);

    /// <summary>The names of the objects that the last observation lists as seen, in its order.</summary>
    public ImmutableArray<string> ObjectsListed => Unmet is not Precondition.None
        ? []
        : [.. lastAction.Verb.ThingsListed(Index, state, lastAction).Select(thing => World.Things[thing].Name)];

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot => World.Locations[state.Location].Pose;

    /// <summary>16 hexadecimal digits that are equal for equal states of the world.</summary>
    public string StateHash => state.Hash();

    /// <summary>A shortest list of commands from here to the goal, or one that is not much longer, where a proof would take long; empty where
    /// the goal holds, null where it is out of reach.</summary>
    public ImmutableArray<string>? ShortestPlan(CancellationToken cancellationToken) => Plan(Planner.MostNodes, needsProof: false, cancellationToken).Commands;

    /// <summary>Looks for a shortest list of commands from here to the goal.</summary>
    /// <param name="mostNodes">States that are looked at before a proof is given up. It counts and takes no time, so that the answer is the same on
    /// every machine.</param>
    /// <param name="needsProof">Whether a list that may not be shortest is of no use; otherwise half as many states again are spent on one.</param>
    public PlannedCommands Plan(int mostNodes, bool needsProof, CancellationToken cancellationToken)
    {
        var plan = Planner.Find(Index, Plannable, phase, mostNodes, needsProof, cancellationToken);
        return new PlannedCommands(plan.Actions is { } actions ? [.. actions.Select(texts.Of)] : null, plan.AtLeast, plan.Nodes);
    }

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
        phase = goal.Advance(phase, state);
        return true;
    }

    /// <summary>What may come over commands; null for nothing.</summary>
    internal SurpriseDeck? Surprises { get; init; }

    /// <summary>What comes over a command; null for nothing, as where it would be refused anyway.</summary>
    internal SurpriseMoment? Meet(ReadOnlySpan<char> command, int step) =>
        Surprises is { } surprises && CommandGrammar.Parse(Index, command, Dialect) is { IsCommand: true } parsed && Engine.Unmet(Index, state, parsed.Action) is Precondition.None
            ? surprises.Meet(state, phase, parsed.Action, step)
            : null;

    /// <summary>Lets a surprise change the state.</summary>
    internal void Apply(Surprise surprise)
    {
        surprise.Apply(Index, state);
        phase = goal.Advance(phase, state);
    }

    /// <summary>What a person means by words that may be no command.</summary>
    public Understood Understand(string text) => new PersonReader(Index, state, Dialect).Read(text);

    /// <summary>Why the last command was refused, as a sentence; null where it was not.</summary>
    /// <param name="command">The command, for the names as the agent wrote them.</param>
    public string? Explain(ReadOnlySpan<char> command) => Unmet is Precondition.None
        ? null
        : Refusals.Explain(Index, state, command, CommandGrammar.Parse(Index, command, Dialect), Unmet, Dialect);
}
