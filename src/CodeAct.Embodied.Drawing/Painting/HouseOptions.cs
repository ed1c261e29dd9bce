namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What of a house is shown.</summary>
public sealed record HouseOptions
{
    /// <summary>Whether what the robot has not seen yet is dimmed. Default: yes.</summary>
    public bool Dim { get; init; } = true;

    /// <summary>Whether the truth is shown: no fog, and what closed places hold. Default: no.</summary>
    public bool Omniscient { get; init; }

    /// <summary>Whether every place has its name beside it. Default: only those that matter now.</summary>
    public bool AllLabels { get; init; }

    /// <summary>Whether rooms have their names, and what the robot does and finds is told in tags and cards. Default: yes.</summary>
    public bool Tags { get; init; } = true;

    /// <summary>Whether the whole way is drawn behind the robot. Default: only its last walks.</summary>
    public bool WholeTrail { get; init; }

    /// <summary>Whether things move a little for show: steam, shaking. Default: yes.</summary>
    public bool Motion { get; init; } = true;

    /// <summary>The pointer, for labels of what is under it.</summary>
    public System.Numerics.Vector2? Mouse { get; init; }
}
