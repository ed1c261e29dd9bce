using System.Numerics;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>Where everything that matters is in one state: which relevant thing is in which receptacle. Filled anew for each state.</summary>
/// <param name="relevant">The things that matter.</param>
internal sealed class Survey(WorldIndex index, SearchTables tables, ulong[] relevant)
{
    private (int Thing, int Receptacle)[] pairs = new (int, int)[64];

    /// <summary>Each relevant thing with each receptacle that it is in.</summary>
    public ReadOnlySpan<(int Thing, int Receptacle)> Pairs => pairs.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Fill(WorldState state)
    {
        Count = 0;
        for (var receptacle = 0; receptacle < index.World.Receptacles.Length; receptacle++)
        {
            var contents = state.ContentsOf(receptacle);
            for (var word = 0; word < contents.Length; word++)
            {
                for (var rest = contents[word] & relevant[word]; rest != 0; rest &= rest - 1)
                {
                    if (Count == pairs.Length)
                        Array.Resize(ref pairs, 2 * Count);
                    pairs[Count++] = ((word << 6) + BitOperations.TrailingZeroCount(rest), receptacle);
                }
            }
        }
    }

    /// <summary>128 bits that are equal for states from which the same plans lead on, whichever of several like things is where.</summary>
    public UInt128 Key(WorldState state, int phase)
    {
        var held = state.Held;
        var (first, second) = (Mix((ulong)state.Location + 1), Mix((ulong)phase + 77));
        Add(held < 0 ? 0 : ((ulong)tables.Classes[held] << 8) | Properties(state, held), 0xFFFF);
        foreach (var (thing, receptacle) in Pairs)
            Add(((ulong)tables.Classes[thing] << 8) | Properties(state, thing), (ulong)receptacle);
        for (var receptacle = 0; receptacle < index.World.Receptacles.Length; receptacle++)
        {
            if (state.IsOpen(receptacle))
                Add(0xFFFF_FFFF, (ulong)receptacle);
        }

        return new UInt128(first, second);

        // A sum: the order in which like things are met does not matter.
        void Add(ulong what, ulong where)
        {
            var mixed = Mix((what << 20) ^ where);
            first += mixed;
            second += Mix(mixed ^ 0x9E37_79B9_7F4A_7C15);
        }
    }

    /// <summary>What is true of the thing, of what matters.</summary>
    public ulong Properties(WorldState state, int thing)
    {
        var bits = 0UL;
        foreach (var property in tables.Properties)
            bits |= state.Is(property, thing) ? 1UL << (int)property : 0;
        return bits;
    }

    // The finisher of SplitMix64.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
