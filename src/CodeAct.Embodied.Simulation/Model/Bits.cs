using System.Numerics;
using System.Runtime.CompilerServices;

namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Walks the members of a bit set in ascending order: <c>foreach (var index in new Bits(set))</c>.</summary>
internal ref struct Bits(ReadOnlySpan<ulong> set)
{
    private readonly ReadOnlySpan<ulong> set = set;
    private int word = -1;
    private ulong rest;

    public int Current { get; private set; }

    public readonly Bits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (rest == 0)
        {
            if (++word >= set.Length)
                return false;
            rest = set[word];
        }

        Current = (word << 6) + BitOperations.TrailingZeroCount(rest);
        rest &= rest - 1;
        return true;
    }

    public static bool Contains(ReadOnlySpan<ulong> set, int index) => (set[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>How many members three sets have in common.</summary>
    /// <remarks>Inlined: the goal asks it of every receptacle that could satisfy it, after every step.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountCommon(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, ReadOnlySpan<ulong> third)
    {
        var count = 0;
        for (var word = 0; word < first.Length; word++)
            count += BitOperations.PopCount(first[word] & second[word] & third[word]);
        return count;
    }

    /// <summary>The members as a list: a copy, for when the set changes meanwhile.</summary>
    public static List<int> Members(ReadOnlySpan<ulong> set)
    {
        List<int> members = [];
        foreach (var member in new Bits(set))
            members.Add(member);
        return members;
    }
}
