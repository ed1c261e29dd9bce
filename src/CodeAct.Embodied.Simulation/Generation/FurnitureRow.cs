using System.Collections.Frozen;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>How large a kind of furniture is that stands or hangs by itself, in centimetres.</summary>
/// <param name="Front">How much floor stays free before it.</param>
/// <param name="IsRaised">Whether it hangs on the wall, so that the robot passes below.</param>
/// <remarks>The sizes of kinds.yaml, written again: a generated world must stay the same when those change.</remarks>
internal sealed record FurnitureRow(string Kind, int Width, int Depth, int Front, bool IsRaised = false)
{
    private static readonly FrozenDictionary<string, FurnitureRow> All = new FurnitureRow[]
    {
        new("armchair", 90, 84, 60),
        new("bathtubbasin", 170, 76, 50),
        new("bed", 160, 200, 60),
        new("cabinet", 70, 40, 70),
        new("coffeetable", 110, 60, 40),
        new("countertop", 160, 62, 90),
        new("desk", 140, 70, 84),
        new("diningtable", 160, 94, 60),
        new("drawer", 50, 46, 60),
        new("dresser", 120, 50, 80),
        new("fridge", 80, 74, 90),
        new("garbagecan", 36, 36, 50),
        new("handtowelholder", 40, 16, 50, IsRaised: true),
        new("laundryhamper", 48, 48, 50),
        new("ottoman", 56, 56, 40),
        new("safe", 48, 48, 50),
        new("shelf", 100, 32, 60, IsRaised: true),
        new("sidetable", 48, 48, 44),
        new("sinkbasin", 60, 46, 70),
        new("sofa", 200, 90, 90),
        new("toilet", 42, 70, 60),
        new("toiletpaperhanger", 22, 18, 40, IsRaised: true),
        new("towelholder", 70, 18, 50, IsRaised: true),
        new("tvstand", 150, 42, 60),
    }.ToFrozenDictionary(row => row.Kind, StringComparer.Ordinal);

    public static FurnitureRow Of(string kind) => All[kind];
}
