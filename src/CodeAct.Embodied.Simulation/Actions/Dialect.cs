namespace CodeAct.Embodied.Simulation.Actions;

/// <summary>The two generations of ALFWorld's command language.</summary>
/// <remarks>Source: alfworld-facts, section 10. They differ in <c>put</c>, in the words on arrival and in <c>help</c>.</remarks>
public enum Dialect
{
    /// <summary>ALFWorld 0.4 and later, the default: <c>move X to Y</c>, "You arrive at X.".</summary>
    Alfworld04,

    /// <summary>Before ALFWorld 0.4: <c>put X in/on Y</c>, "You arrive at loc N.", no <c>help</c>.</summary>
    Alfworld03,
}

/// <summary>The names that dialects have on the command line and in logs.</summary>
public static class DialectNames
{
    /// <summary>The name, for example <c>alfworld-0.4</c>.</summary>
    public static string Name(this Dialect dialect) => dialect switch
    {
        Dialect.Alfworld04 => "alfworld-0.4",
        Dialect.Alfworld03 => "alfworld-0.3",
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "No such dialect."),
    };

    /// <summary>The dialect of that name, or null.</summary>
    public static Dialect? Parse(string name) => name switch
    {
        "alfworld-0.4" => Dialect.Alfworld04,
        "alfworld-0.3" => Dialect.Alfworld03,
        _ => null,
    };
}
