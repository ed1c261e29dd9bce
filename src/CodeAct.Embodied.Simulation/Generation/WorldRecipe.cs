using System.Globalization;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What generated worlds are to be like.</summary>
public sealed record WorldRecipe
{
    /// <summary>The most things of the wanted kind that can be asked for.</summary>
    public const int MostCopies = 12;

    /// <summary>The least furniture that leaves a home.</summary>
    public const double LeastFurniture = 0.3;

    /// <summary>What is to be done.</summary>
    public required TaskType Task { get; init; }

    /// <summary>How many rooms a house has, halls included: 1 to 12.</summary>
    public required int Rooms { get; init; }

    /// <summary>The share of wanted things that are in closed places at the start, 0 to 1; null for as in real scenes.</summary>
    public double? Hide { get; init; }

    /// <summary>How many things of the wanted kind there are, 1 to 12; null for as in real scenes, one to four.</summary>
    public int? Copies { get; init; }

    /// <summary>The share of furniture that a room has of what it can do without, 0.3 to 1; 1 if left out.</summary>
    public double Furniture { get; init; } = 1;

    /// <summary>The recipe in a line, its parts in ordinal order, for example <c>furniture=1,hide=0.5,rooms=4,task=pick_and_place_simple</c>.</summary>
    public string Key => string.Join(',', new[]
    {
        Copies is { } copies ? string.Create(CultureInfo.InvariantCulture, $"copies={copies}") : null,
        string.Create(CultureInfo.InvariantCulture, $"furniture={Furniture}"),
        Hide is { } hide ? string.Create(CultureInfo.InvariantCulture, $"hide={hide}") : null,
        string.Create(CultureInfo.InvariantCulture, $"rooms={Rooms}"),
        $"task={Task.Name()}",
    }.OfType<string>());

    /// <summary>A share as it is drawn: in whole percent.</summary>
    internal static int Percent(double share) => (int)Math.Round(share * 100);

    /// <exception cref="InputException">A part is out of its range, or the task cannot be done with it.</exception>
    public void Check()
    {
        if (Rooms is < 1 or > RoomProgram.MostRooms)
            throw new InputException("--rooms", $"{Rooms} is no number of rooms; choose 1 to {RoomProgram.MostRooms}");
        if (Hide is not (null or (>= 0 and <= 1)))
            throw new InputException("--hide", string.Create(CultureInfo.InvariantCulture, $"{Hide} is no share; choose 0 (nothing wanted is in closed places) to 1 (everything is)"));
        if (Furniture is not (>= LeastFurniture and <= 1))
            throw new InputException("--furniture", string.Create(CultureInfo.InvariantCulture, $"{Furniture} is out of range; choose {LeastFurniture} (only what a room needs) to 1 (all that rooms have)"));
        var least = TaskShape.Of(Task).Count;
        if (Copies is not null && (Copies < least || Copies > MostCopies))
            throw new InputException("--copies", $"{Copies} things of the wanted kind are out of range; {Task.Name()} needs {least}, and {MostCopies} are the most");
    }
}
