using System.Collections.Immutable;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>One Python function that an agent's program may call.</summary>
public sealed record PrimitiveFunction
{
    /// <summary>The Python name.</summary>
    public required string Name { get; init; }

    /// <summary>The Python parameter names, in order.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>One line of help; it becomes the docstring.</summary>
    public required string Help { get; init; }

    /// <summary>An example call's arguments.</summary>
    public required ImmutableArray<string> Example { get; init; }

    /// <summary>The primitive behind it; null where there is none and every call is refused.</summary>
    public required Verb? Verb { get; init; }

    /// <summary>The text command that a call stands for. Arguments are put in as they are, right or wrong.</summary>
    /// <param name="arguments">One text per parameter.</param>
    /// <param name="dialect">The command language of the episode.</param>
    public string Command(ImmutableArray<string> arguments, Dialect dialect)
    {
        ImmutableArray<string> parts = Verb is { } verb ? Primitive.Of(verb).PartsIn(dialect) : [Name + " ", ""];
        return arguments.Length switch
        {
            0 => parts[0],
            1 => parts[0] + arguments[0] + parts[1],
            _ => parts[0] + arguments[0] + parts[1] + arguments[1] + parts[2],
        };
    }
}

/// <summary>A named set of Python functions over the primitives.</summary>
public sealed record FunctionList
{
    /// <summary>The name on the command line and in logs.</summary>
    public required string Name { get; init; }

    /// <summary>The functions, in the order in which a prompt lists them.</summary>
    public required ImmutableArray<PrimitiveFunction> Functions { get; init; }

    /// <summary>The default names: <c>goto take put open close use clean heat cool slice look examine inventory</c>.</summary>
    public static FunctionList Default { get; } = new()
    {
        Name = "default",
        Functions = [.. Primitive.All.Where(primitive => primitive.Function is not null).Select(primitive => Named(primitive, primitive.Function!))],
    };

    /// <summary>The list of the CodeAct paper, in its order and with its signatures, so that published programs run unchanged.</summary>
    /// <remarks>Source: <c>mint/tools/alfworld.py</c> of mint-bench. Its <c>toggle</c> sends a command that ALFWorld's
    /// grammar never had, so every call of it is refused there and here.</remarks>
    public static FunctionList CodeAct2024 { get; } = new()
    {
        Name = "codeact-2024",
        Functions =
        [
            Named(Verb.Put, "put"),
            Named(Verb.GoTo, "goto"),
            Named(Verb.Take, "take_from"),
            Named(Verb.Open, "open_receptacle"),
            new()
            {
                Name = "toggle",
                Parameters = ["object_or_receptacle"],
                Help = "Toggle an object or receptacle.",
                Example = ["light 2"],
                Verb = null,
            },
            Named(Verb.Close, "close_receptacle"),
            Named(Verb.Clean, "clean"),
            Named(Verb.Heat, "heat"),
            Named(Verb.Cool, "cool"),
            Named(Verb.Use, "use") with { Parameters = ["receptacle"], Example = ["lamp 1"] },
            Named(Verb.Look, "look"),
        ],
    };

    /// <summary>Every list there is.</summary>
    public static ImmutableArray<FunctionList> All { get; } = [Default, CodeAct2024];

    private static PrimitiveFunction Named(Verb verb, string name) => Named(Primitive.Of(verb), name);

    private static PrimitiveFunction Named(Primitive primitive, string name) => new()
    {
        Name = name,
        Parameters = primitive.Parameters,
        Help = primitive.Help,
        Example = primitive.Example,
        Verb = primitive.Verb,
    };
}
