using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation;

public sealed class RandomStreamTests
{
    [Test]
    public void A_key_gives_the_series_of_the_published_algorithms()
    {
        var stream = new RandomStream("gen1");

        // Worked out by an independent program from SHA-256, SplitMix64 and xoshiro256**.
        Assert.That(Enumerable.Range(0, 3).Select(_ => stream.Next()), Is.EqualTo((ulong[])[0xFE52C2F803E12218, 0xD46C543190A03E47, 0xDB36881EA8A6161C]));
    }

    [Test]
    public void Numbers_keep_to_their_range_and_reach_its_ends()
    {
        var stream = new RandomStream("range");

        var numbers = Enumerable.Range(0, 1000).Select(_ => stream.Between(-2, 3)).Distinct().Order();

        Assert.That(numbers, Is.EqualTo((int[])[-2, -1, 0, 1, 2, 3]));
    }

    [Test]
    public void A_weight_of_nothing_is_never_drawn()
    {
        var stream = new RandomStream("weights");

        var drawn = Enumerable.Range(0, 1000).Select(_ => stream.Weighted([0, 3, 0, 1])).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn, Has.All.AnyOf(1, 3));
            Assert.That(drawn.Count(index => index == 1), Is.InRange(650, 850));
            Assert.That(stream.Weighted([0, 0]), Is.EqualTo(-1));
        }
    }
}
