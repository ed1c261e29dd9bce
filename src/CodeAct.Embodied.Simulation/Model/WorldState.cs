using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CodeAct.Embodied.Simulation.Model;

/// <summary>
/// What changes in an episode: where the robot is, what it holds, what is open, where each thing is and what is true of it.
/// One array of words, so that copying a state is a memory copy.
/// </summary>
/// <remarks>Source: docs/alfworld.md, section 9. A thing can be in two receptacles at once, and a thing that was taken leaves
/// a trace that <c>look</c> shows; hence sets of pairs and not one place per thing.</remarks>
internal sealed class WorldState(StateLayout layout)
{
    private readonly StateLayout layout = layout;
    private readonly ulong[] words = new ulong[layout.Length];

    public int Location
    {
        get => (int)(uint)words[0];
        set => words[0] = (words[0] & 0xFFFF_FFFF_0000_0000) | (uint)value;
    }

    /// <summary>The thing in the hand, or -1.</summary>
    public int Held
    {
        get => (int)(words[0] >> 32) - 1;
        set => words[0] = (words[0] & 0xFFFF_FFFF) | ((ulong)(value + 1) << 32);
    }

    public bool HandIsEmpty => words[0] >> 32 == 0;

    public bool IsOpen(int receptacle) => Test(layout.Opened, receptacle);

    public void SetOpen(int receptacle, bool open) => Assign(layout.Opened, receptacle, open);

    public bool Is(Condition condition, int thing) => Test(Row(layout.Conditions, (int)condition), thing);

    public void Set(Condition condition, int thing, bool value) => Assign(Row(layout.Conditions, (int)condition), thing, value);

    /// <summary>The set of things of which the condition is true.</summary>
    public ReadOnlySpan<ulong> With(Condition condition) => Set(layout.Conditions, (int)condition);

    public bool IsIn(int thing, int receptacle) => Test(Row(layout.Contents, receptacle), thing);

    public void SetIn(int thing, int receptacle, bool value) => Assign(Row(layout.Contents, receptacle), thing, value);

    /// <summary>The set of things in or on a receptacle.</summary>
    public ReadOnlySpan<ulong> ContentsOf(int receptacle) => Set(layout.Contents, receptacle);

    public void SetTakenFrom(int thing, int receptacle, bool value) => Assign(Row(layout.TakenFrom, receptacle), thing, value);

    /// <summary>The set of things that were taken out of a receptacle and not put back.</summary>
    public ReadOnlySpan<ulong> TakenFrom(int receptacle) => Set(layout.TakenFrom, receptacle);

    public bool IsAt(int thing, int location) => Test(Row(layout.At, location), thing);

    public void SetAt(int thing, int location, bool value) => Assign(Row(layout.At, location), thing, value);

    /// <summary>The set of things at a location.</summary>
    public ReadOnlySpan<ulong> At(int location) => Set(layout.At, location);

    public void CopyFrom(WorldState other) => other.words.AsSpan().CopyTo(words);

    /// <summary>16 hexadecimal digits: equal for equal states of one world, and the same on every machine.</summary>
    public string Hash()
    {
        var bytes = new byte[words.Length * sizeof(ulong)];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), words[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
    }

    private int Row(int section, int row) => section + (row * layout.ThingWords);

    private ReadOnlySpan<ulong> Set(int section, int row) => words.AsSpan(Row(section, row), layout.ThingWords);

    private bool Test(int start, int bit) => (words[start + (bit >> 6)] >> (bit & 63) & 1) != 0;

    private void Assign(int start, int bit, bool value)
    {
        if (value)
            words[start + (bit >> 6)] |= 1UL << (bit & 63);
        else
            words[start + (bit >> 6)] &= ~(1UL << (bit & 63));
    }
}
