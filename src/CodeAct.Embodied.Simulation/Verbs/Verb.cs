namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>
/// Something the robot can do, written once, in a file of its own. The command grammar, the engine, the admissible commands,
/// what the agent reads, the Python functions with their docstrings, the JSON tools and the tool list of the prompt are all
/// made from <see cref="All"/>; a new verb is a new file in this folder and nothing else.
/// </summary>
public abstract partial class Verb
{
    // Without an initial value: verbs are defined in several files of this class, and one of them comes first.
    private static List<Verb>? defined;

    private protected Verb(VerbWords words)
    {
        Words = words;
        Number = (defined ??= []).Count;
        defined.Add(this);
        NeedsReceptacle = words.Arguments.Contains(ArgumentKind.Receptacle);
    }

    /// <summary>Every verb, in the order in which people read about them.</summary>
    public static ImmutableArray<Verb> All => Table.InOrder;

    public VerbWords Words { get; }

    /// <summary>The parts of the text command; empty where the dialect lacks it.</summary>
    public ImmutableArray<string> Parts(Dialect dialect) => dialect is Dialect.Alfworld03 ? Words.OldParts : Words.Parts;

    /// <summary>Whether the robot can do this in such a world.</summary>
    public virtual bool ExistsIn(WorldSource source) => true;

    /// <summary>The text command for some arguments, which are put in as they are.</summary>
    public string Command(ImmutableArray<string> arguments, Dialect dialect) => Join(Parts(dialect), arguments);

    /// <summary>Puts arguments between the parts of a command.</summary>
    internal static string Join(ImmutableArray<string> parts, ImmutableArray<string> arguments) => arguments.Length switch
    {
        0 => parts[0],
        1 => parts[0] + arguments[0] + parts[1],
        _ => parts[0] + arguments[0] + parts[1] + arguments[1] + parts[2],
    };

    /// <summary>Its number among all verbs, for tables. It has no meaning.</summary>
    internal int Number { get; }

    /// <summary>The verb of a number.</summary>
    internal static Verb Numbered(int number) => Table.ByNumber[number];

    /// <summary>The verb that treats a thing so.</summary>
    internal static Verb Of(Treatment treatment) => All.OfType<TreatmentVerb>().Single(verb => verb.Treatment == treatment);

    /// <summary>Whether one of the arguments must name a receptacle of the world.</summary>
    internal bool NeedsReceptacle { get; }

    /// <summary>Whether what the agent sees afterwards is what is in or on the receptacle of the action.</summary>
    internal virtual bool ShowsReceptacle => false;

    /// <summary>The first precondition that does not hold; a receptacle that is asked for is known to exist.</summary>
    internal abstract Precondition Unmet(WorldIndex index, WorldState state, GroundAction action);

    /// <summary>Changes a copy of the state before the action into the state after it.</summary>
    internal virtual void Apply(WorldIndex index, GroundAction action, WorldState state)
    {
    }

    /// <summary>Appends what the agent reads, told from the state after the action.</summary>
    internal abstract void Describe(WorldIndex index, WorldState after, GroundAction action, Dialect dialect, StringBuilder text);

    /// <summary>The things that the description lists, in its order.</summary>
    internal virtual IEnumerable<int> ThingsListed(WorldIndex index, WorldState after, GroundAction action) =>
        ShowsReceptacle && action.Receptacle >= 0 ? Sight.ThingsIn(index, after, action.Receptacle) : [];

    /// <summary>Adds the actions of this verb that are valid now, in the ordinal order of their names.</summary>
    internal abstract void List(WorldIndex index, WorldState state, List<GroundAction> into);

    /// <summary>Why the verb was refused, where the general sentence does not fit; null where it does.</summary>
    /// <param name="thing">The object as it was named, and empty where the verb is about none.</param>
    /// <param name="place">The receptacle or tool as it was named.</param>
    internal virtual string? Explain(Precondition unmet, string thing, string place) => null;

    // A type of its own, whose fields are set when all verbs have been defined.
    private static class Table
    {
        public static readonly Verb[] ByNumber = [.. defined!];

        public static readonly ImmutableArray<Verb> InOrder = [.. ByNumber.OrderBy(verb => verb.Words.Order)];
    }
}
