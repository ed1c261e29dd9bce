namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>Numbers from 0 to 1 that look drawn by chance and are the same for the same seed.</summary>
/// <remarks>SplitMix64: <see href="https://prng.di.unimi.it/splitmix64.c"/>.</remarks>
internal sealed class SeededPlaces(int seed)
{
    private ulong state = unchecked((ulong)seed);

    public float Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 40) / (float)(1 << 24);
    }
}
