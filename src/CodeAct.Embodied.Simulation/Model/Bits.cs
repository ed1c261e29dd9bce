using System.Numerics;

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
}
