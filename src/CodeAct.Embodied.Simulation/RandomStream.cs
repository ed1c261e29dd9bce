using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace CodeAct.Embodied.Simulation;

/// <summary>Chance that is the same on every machine and in every version of .NET.</summary>
/// <remarks>
/// The generator is xoshiro256** by Blackman and Vigna (2018), its state filled by SplitMix64, as its authors advise; the seed of that is
/// the first 8 bytes of the SHA-256 of a text, least significant byte first. <see cref="Random"/> may give another series in another
/// version. Each purpose has a stream of its own, so that one more sofa does not move the eggs.
/// </remarks>
internal sealed class RandomStream
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <param name="key">What is drawn, for example <c>gen1/rooms=4/7/12/stock</c>.</param>
    public RandomStream(string key)
    {
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        s0 = SplitMix64(ref seed);
        s1 = SplitMix64(ref seed);
        s2 = SplitMix64(ref seed);
        s3 = SplitMix64(ref seed);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 to below the limit, each as likely as any other.</summary>
    public int Below(int limit)
    {
        // What is left over above the last whole multiple of the limit would make small numbers more likely.
        var most = ulong.MaxValue - ((ulong.MaxValue % (ulong)limit) + 1) % (ulong)limit;
        ulong bits;
        do
            bits = Next();
        while (bits > most);
        return (int)(bits % (ulong)limit);
    }

    /// <summary>A number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many of 100 cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>An index, as likely as its weight says; -1 where all weights are 0.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum == 0)
            return -1;
        var at = Below(sum);
        for (var i = 0; ; i++)
        {
            at -= weights[i];
            if (at < 0)
                return i;
        }
    }

    /// <summary>Puts them into an order of chance.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
