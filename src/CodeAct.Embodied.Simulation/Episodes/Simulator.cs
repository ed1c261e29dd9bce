using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using CodeAct.Embodied.Simulation.Goals;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Planning;
using CodeAct.Embodied.Simulation.Rules;
using CodeAct.Embodied.Simulation.Text;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>
/// The bare game: text commands in, observations out, without a limit of steps and without an end. It behaves as TextWorld's
/// engine does under ALFWorld; <see cref="Episode"/> adds what makes an episode of it.
/// </summary>
/// <remarks>Not for several threads at once. Several simulators may share a world.</remarks>
public sealed class Simulator
{
    private readonly WorldIndex index;
    private readonly CommandTexts texts;
    private readonly List<GroundAction> admissible = new(64);
    private readonly StringBuilder text = new(512);
    private WorldState state;
    private WorldState spare;
    private GroundAction lastAction;

    /// <summary>Starts a game from the beginning.</summary>
    public Simulator(WorldDefinition world, Dialect dialect)
    {
        ArgumentNullException.ThrowIfNull(world);
        index = world.Index;
        Dialect = dialect;
        texts = index.TextsIn(dialect);
        state = new WorldState(index.Layout);
        spare = new WorldState(index.Layout);
        state.CopyFrom(index.Initial);
    }

    public WorldDefinition World => index.World;

    public Dialect Dialect { get; }

    /// <summary>The first observation: the room and the task.</summary>
    public string InitialObservation => Narrator.Introduce(index);

    /// <summary>Whether the goal holds now. It can cease to hold.</summary>
    public bool Won => Engine.IsWon(index, state);

    /// <summary>The first precondition that the last command did not meet.</summary>
    public Precondition Unmet { get; private set; }

    /// <summary>The commands that are valid now, in ALFWorld's order.</summary>
    public ImmutableArray<string> AdmissibleCommands
    {
        get
        {
            Rules.AdmissibleCommands.List(index, state, Dialect, admissible);
            var commands = new string[admissible.Count];
            for (var i = 0; i < commands.Length; i++)
                commands[i] = texts.Of(admissible[i]);
            return ImmutableCollectionsMarshal.AsImmutableArray(commands);
        }
    }

    /// <summary>The names of the objects that the last observation lists as seen, in its order.</summary>
    public ImmutableArray<string> ObjectsListed => Unmet is not Precondition.None
        ? []
        : [.. Narrator.ThingsListed(index, state, lastAction).Select(thing => World.Things[thing].Name)];

    /// <summary>The parts of the goal as they stand.</summary>
    public ImmutableArray<GoalCondition> Conditions => GoalCondition.Of(World, new ReplayedState(index, state, [], []));

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot => World.Locations[state.Location].Pose;

    /// <summary>16 hexadecimal digits that are equal for equal states of the world.</summary>
    public string StateHash => state.Hash();

    /// <summary>A shortest list of commands from here to the goal; empty where it holds, null where it is out of reach.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ImmutableArray<string>? ShortestPlan(CancellationToken cancellationToken) =>
        Planner.ShortestPlan(index, state, cancellationToken) is { } plan ? [.. plan.Select(texts.Of)] : null;

    /// <summary>Carries out a command and tells what the agent sees.</summary>
    public string Step(ReadOnlySpan<char> command)
    {
        if (!TryApply(command))
            return Narrator.NothingHappens;
        text.Clear();
        Narrator.Describe(index, state, lastAction, Dialect, text);
        return text.ToString();
    }

    /// <summary>Carries out a command without telling; false where it was refused.</summary>
    public bool TryApply(ReadOnlySpan<char> command)
    {
        var parsed = CommandGrammar.Parse(index, command, Dialect);
        lastAction = parsed.Action;
        Unmet = parsed.IsCommand ? Engine.Apply(index, state, parsed.Action, spare) : Precondition.KnownCommand;
        if (Unmet is not Precondition.None)
            return false;
        (state, spare) = (spare, state);
        return true;
    }

    /// <summary>Why the last command was refused, as a sentence; null where it was not.</summary>
    /// <param name="command">The command, for the names as the agent wrote them.</param>
    public string? Explain(ReadOnlySpan<char> command) => Unmet is Precondition.None
        ? null
        : Refusals.Explain(index, state, CommandGrammar.Parse(index, command, Dialect), Unmet);
}
