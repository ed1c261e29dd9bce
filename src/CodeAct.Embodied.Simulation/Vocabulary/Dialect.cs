namespace CodeAct.Embodied.Simulation.Vocabulary;

/// <summary>The two generations of ALFWorld's command language.</summary>
/// <remarks>Source: docs/alfworld.md, section 8. They differ in <c>put</c>, in the words on arrival and in <c>help</c>.</remarks>
public enum Dialect
{
    /// <summary>ALFWorld 0.4 and later, the default: <c>move X to Y</c>, "You arrive at X.".</summary>
    [JsonStringEnumMemberName("alfworld-0.4")]
    Alfworld04,

    /// <summary>Before ALFWorld 0.4: <c>put X in/on Y</c>, "You arrive at loc N.", no <c>help</c>.</summary>
    [JsonStringEnumMemberName("alfworld-0.3")]
    Alfworld03,
}
