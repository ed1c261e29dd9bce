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

    /// <summary>The verb behind it; null where there is none and every call is refused.</summary>
    public required Verb? Verb { get; init; }

    /// <summary>What a call asks about the episode without being a step; null where it is a step.</summary>
    public EpisodeQuestion? Question { get; init; }

    /// <summary>The text command that a call stands for. Arguments are put in as they are, right or wrong.</summary>
    /// <param name="arguments">One text per parameter.</param>
    /// <param name="dialect">The command language of the episode.</param>
    public string Command(ImmutableArray<string> arguments, Dialect dialect) =>
        Verb is { } verb ? verb.Command(arguments, dialect) : Verbs.Verb.Join([Name + " ", ""], arguments);
}

/// <summary>A named set of Python functions over the verbs.</summary>
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
        Functions = [.. Verb.All.Where(verb => verb.Words.Function is not null).Select(verb => Named(verb, verb.Words.Function!))],
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

    /// <summary>The default names and two that ask, which cost nothing: <c>places</c> and <c>task</c>. ALFWorld has nothing like them.</summary>
    public static FunctionList Extended { get; } = new()
    {
        Name = "extended",
        Functions =
        [
            .. Default.Functions,
            new()
            {
                Name = "places",
                Parameters = [],
                Help = "Return the list of all places, as the first observation has them. It is no step.",
                Example = [],
                Verb = null,
                Question = EpisodeQuestion.Places,
            },
            new()
            {
                Name = "task",
                Parameters = [],
                Help = "Return the task as a sentence. It is no step.",
                Example = [],
                Verb = null,
                Question = EpisodeQuestion.Task,
            },
        ],
    };

    /// <summary>Every list there is.</summary>
    public static ImmutableArray<FunctionList> All { get; } = [Default, Extended, CodeAct2024];

    /// <summary>The list without what the robot cannot do in such a world.</summary>
    public FunctionList In(WorldSource source) =>
        Functions.All(function => IsIn(function, source)) ? this : this with { Functions = [.. Functions.Where(function => IsIn(function, source))] };

    private static bool IsIn(PrimitiveFunction function, WorldSource source) => function.Verb?.ExistsIn(source) ?? true;

    private static PrimitiveFunction Named(Verb verb, string name) => new()
    {
        Name = name,
        Parameters = [.. verb.Words.Arguments.Select(EnumNames.Name)],
        Help = verb.Words.Help,
        Example = verb.Words.Example,
        Verb = verb,
    };
}

/// <summary>What a program can ask about its episode.</summary>
public enum EpisodeQuestion
{
    /// <summary>The names of all places.</summary>
    Places,

    /// <summary>The task as a sentence.</summary>
    Task,
}
