using System.Collections.Immutable;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>
/// One thing the robot can do, written once: the command grammar, the Python functions with their docstrings, the JSON
/// tools and the tool list of the prompt are all printed from <see cref="All"/>.
/// </summary>
public sealed record Primitive
{
    public required Verb Verb { get; init; }

    /// <summary>The Python function of the default list, for example <c>take</c>; null for <c>help</c>, which has none.</summary>
    public required string? Function { get; init; }

    /// <summary>What each argument names, in order: 0, 1 or 2 names such as <c>object</c> and <c>receptacle</c>.</summary>
    public ImmutableArray<string> Parameters { get; init; } = [];

    /// <summary>The text command before the first, between and after the arguments; one part more than arguments.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>As <see cref="Parts"/>, in the dialect before ALFWorld 0.4; empty where the command did not exist.</summary>
    public required ImmutableArray<string> OldParts { get; init; }

    /// <summary>One line of help: an imperative sentence.</summary>
    public required string Help { get; init; }

    /// <summary>An example call's arguments.</summary>
    public ImmutableArray<string> Example { get; init; } = [];

    /// <summary>Every primitive, in the order in which people read about them.</summary>
    public static ImmutableArray<Primitive> All { get; } =
    [
        Unary(Verb.GoTo, "goto", "receptacle", "go to ", "Go to a receptacle and see what is on it, or in it if it is open.", "fridge 1"),
        Binary(Verb.Take, "take", "object", "take ", "receptacle", " from ", "Take an object from the receptacle you stand at. The hand must be empty.", "mug 1", "shelf 2"),
        Binary(Verb.Put, "put", "object", "move ", "receptacle", " to ", "Put the object you hold in or on the receptacle you stand at.", "mug 1", "desk 2") with
        {
            OldParts = ["put ", " in/on ", ""],
        },
        Unary(Verb.Open, "open", "receptacle", "open ", "Open a closed receptacle you stand at and see what is in it.", "drawer 1"),
        Unary(Verb.Close, "close", "receptacle", "close ", "Close an open receptacle you stand at.", "drawer 1"),
        Unary(Verb.Use, "use", "object", "use ", "Switch on a lamp where you stand.", "desklamp 1"),
        Binary(Verb.Clean, "clean", "object", "clean ", "receptacle", " with ", "Clean the object you hold with the sink basin you stand at.", "cloth 1", "sinkbasin 1"),
        Binary(Verb.Heat, "heat", "object", "heat ", "receptacle", " with ", "Heat the object you hold with the microwave you stand at.", "egg 1", "microwave 1"),
        Binary(Verb.Cool, "cool", "object", "cool ", "receptacle", " with ", "Cool the object you hold with the fridge you stand at.", "apple 1", "fridge 1"),
        Binary(Verb.Slice, "slice", "object", "slice ", "tool", " with ", "Slice an object where you stand with the knife you hold.", "bread 1", "knife 1"),
        Nullary(Verb.Look, "look", "look", "Look around where you stand."),
        Unary(Verb.Examine, "examine", "thing", "examine ", "Examine the receptacle you stand at, or the object you hold.", "drawer 1"),
        Nullary(Verb.Inventory, "inventory", "inventory", "Say what you hold."),
        Nullary(Verb.Help, null, "help", "List the commands.") with { OldParts = [] },
    ];

    /// <summary>The primitive of a verb.</summary>
    public static Primitive Of(Verb verb) => ByVerb[(int)verb];

    /// <summary>The command's parts in a dialect; empty where the dialect lacks the command.</summary>
    public ImmutableArray<string> PartsIn(Dialect dialect) => dialect is Dialect.Alfworld04 ? Parts : OldParts;

    private static readonly Primitive[] ByVerb = [.. All.OrderBy(primitive => primitive.Verb)];

    private static Primitive Nullary(Verb verb, string? function, string command, string help) => new()
    {
        Verb = verb,
        Function = function,
        Parts = [command],
        OldParts = [command],
        Help = help,
    };

    private static Primitive Unary(Verb verb, string function, string parameter, string before, string help, string example) => new()
    {
        Verb = verb,
        Function = function,
        Parameters = [parameter],
        Parts = [before, ""],
        OldParts = [before, ""],
        Help = help,
        Example = [example],
    };

    private static Primitive Binary(
        Verb verb, string function, string first, string before, string second, string between, string help, string example, string place) => new()
        {
            Verb = verb,
            Function = function,
            Parameters = [first, second],
            Parts = [before, between, ""],
            OldParts = [before, between, ""],
            Help = help,
            Example = [example, place],
        };
}
