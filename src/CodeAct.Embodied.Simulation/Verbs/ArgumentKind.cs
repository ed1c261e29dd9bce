namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>What an argument of a verb names. The names of the values are those of the Python parameters.</summary>
public enum ArgumentKind
{
    /// <summary>A place that holds things.</summary>
    Receptacle,

    /// <summary>What is no receptacle; ALFWorld calls it an object.</summary>
    [JsonStringEnumMemberName("object")]
    Item,

    /// <summary>An object that is used on another.</summary>
    Tool,

    /// <summary>A receptacle or an object.</summary>
    Thing,
}
