using System.Security.Cryptography;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What in a world may be held out. Each key is held out or not by its hash alone, so that there are no lists to pass on.</summary>
internal static class SplitKeys
{
    private const string Salt = "split-1/";

    // Of 100 keys.
    private const int HeldOut = 10;

    /// <summary>The half that a house with that goal is in.</summary>
    public static WorldSplit Of(FurnishedHouse house, Goal goal) => OfHouse(house).Concat(OfGoal(goal)).Any(IsHeldOut) ? WorldSplit.Test : WorldSplit.Train;

    /// <summary>The key of a number of rooms.</summary>
    public static string Rooms(int number) => FormattableString.Invariant($"rooms={number}");

    /// <summary>How many rooms there are, and of which types.</summary>
    private static IEnumerable<string> OfHouse(FurnishedHouse house) =>
    [
        Rooms(house.Sketch.Rooms.Length),
        $"room-types={string.Join('+', house.Sketch.Rooms.Select(room => room.Row.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}",
    ];

    /// <summary>What is brought where, and what is done to it.</summary>
    private static IEnumerable<string> OfGoal(Goal goal) => [$"place={goal.ObjectKind}+{goal.TargetKind}", $"treatment={goal.ObjectKind}+{goal.Shape.Word}"];

    /// <summary>Whether worlds with that key are for tests only: the SHA-256 as a number, its most significant byte first, ends in 00 to 09.</summary>
    public static bool IsHeldOut(string key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Salt + key)).Aggregate(0, (rest, digit) => ((rest * 256) + digit) % 100) < HeldOut;
}
