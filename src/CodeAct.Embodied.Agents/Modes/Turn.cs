namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What an agent knows when it is asked. It never sees the world itself.</summary>
public sealed record Turn
{
    /// <summary>The turn's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The first observation in turn 1; from then on what the last action brought.</summary>
    public required string Observation { get; init; }

    /// <summary>The functions that a program may call.</summary>
    public required FunctionList Functions { get; init; }

    /// <summary>The kind of world, which decides what commands there are. Default: a house.</summary>
    public WorldSource Source { get; init; } = WorldSource.House;

    /// <summary>What programs have beside these, the user's tools and packages, as a prompt tells it; empty where there is nothing.</summary>
    public string Extras { get; init; } = "";

    /// <summary>Turns that are left, this one included.</summary>
    public required int TurnsLeft { get; init; }

    /// <summary>Primitive calls that are left.</summary>
    public required int StepsLeft { get; init; }
}
