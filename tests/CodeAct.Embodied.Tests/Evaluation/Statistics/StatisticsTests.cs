using CodeAct.Embodied.Evaluation.Statistics;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Statistics;

/// <summary>Each formula against vectors that Python's standard library computed.</summary>
public sealed class StatisticsTests
{
    private const double Close = 1e-6;

    [TestCase(0, 10, 0, 0.277533)]
    [TestCase(112, 134, 0.763917, 0.889007)]
    [TestCase(134, 134, 0.972131, 1)]
    [TestCase(54, 134, 0.323761, 0.487617)]
    public void Wilson_gives_the_published_interval(int won, int games, double lower, double upper)
    {
        var interval = Wilson.Of(won, games)!.Value;

        Assert.That(interval.Lower, Is.EqualTo(lower).Within(Close));
        Assert.That(interval.Upper, Is.EqualTo(upper).Within(Close));
    }

    [Test]
    public void Without_games_there_is_no_interval() => Assert.That(Wilson.Of(0, 0), Is.Null);

    [TestCase("111 000 111 000", 0.5, 0.25, 0.288675, 3)]
    [TestCase("101 011 110 001", 0.583333, 0.072169, 0.083333, 0.257143)]
    [TestCase("1111 01 000 101 1", 0.615385, 0.188422, 0.210663, 1.95)]
    public void Trials_of_one_game_are_a_cluster(string trials, double share, double cr0, double cr1, double design)
    {
        var clustered = Clustered.Of(Games(trials))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clustered.Share, Is.EqualTo(share).Within(Close));
            Assert.That(clustered.Cr0, Is.EqualTo(cr0).Within(Close));
            Assert.That(clustered.Cr1, Is.EqualTo(cr1).Within(Close));
            Assert.That(clustered.DesignEffect, Is.EqualTo(design).Within(Close));
        }
    }

    [TestCase("101 011 110 001", 0.318130, 0.848536)]
    [TestCase("1111 01 000 101 1", 0.030491, 1.200279)]
    public void The_clustered_interval_is_not_cut(string trials, double lower, double upper)
    {
        var interval = Clustered.Of(Games(trials))!.Interval!.Value;

        // The vectors were made with a quantile of Student's t that is right to six digits.
        Assert.That(interval.Lower, Is.EqualTo(lower).Within(2 * Close));
        Assert.That(interval.Upper, Is.EqualTo(upper).Within(2 * Close));
    }

    [Test]
    public void One_game_has_no_clustered_interval() => Assert.That(Clustered.Of(Games("1101"))!.Interval, Is.Null);

    [TestCase(10, 2, 0.038574, 0.022461)]
    [TestCase(1, 8, 0.0390625, 0.021484)]
    [TestCase(5, 5, 1, 1)]
    [TestCase(0, 6, 0.03125, 0.015625)]
    [TestCase(15, 30, 0.035698, 0.025896)]
    [TestCase(0, 0, 1, 1)]
    public void McNemar_is_exact(int onlyFirst, int onlySecond, double exact, double mid)
    {
        var table = new PairedTable(7, onlyFirst, onlySecond, 3);

        Assert.That(table.ExactP, Is.EqualTo(exact).Within(Close));
        Assert.That(table.MidP, Is.EqualTo(mid).Within(Close));
    }

    [TestCase(36, 12, 2, 0, 0.2, 0.056930, 0.340428)]
    [TestCase(20, 12, 2, 16, 0.2, 0.056156, 0.329207)]
    [TestCase(97, 15, 5, 17, 0.074627, 0.008376, 0.142351)]
    [TestCase(36, 14, 0, 0, 0.28, 0.152840, 0.416651)]
    [TestCase(2, 0, 0, 98, 0, -0.040388, 0.040388)]
    public void Newcombes_interval_of_a_paired_difference(int both, int first, int second, int neither, double difference, double lower, double upper)
    {
        var table = new PairedTable(both, first, second, neither);
        var interval = table.DifferenceInterval!.Value;
        var mirrored = new PairedTable(both, second, first, neither).DifferenceInterval!.Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Difference, Is.EqualTo(difference).Within(Close));
            Assert.That(interval.Lower, Is.EqualTo(lower).Within(Close));
            Assert.That(interval.Upper, Is.EqualTo(upper).Within(Close));
            Assert.That(mirrored.Lower, Is.EqualTo(-interval.Upper).Within(Close));
        }
    }

    [TestCase(new[] { .01, .04, .03 }, new[] { .03, .06, .06 })]
    [TestCase(new[] { .001, .6, .02, .02 }, new[] { .004, .6, .06, .06 })]
    [TestCase(new[] { .5, .9 }, new[] { 1.0, 1 })]
    public void Holm_corrects_in_the_order_given(double[] values, double[] corrected) =>
        Assert.That(Holm.Correct(values), Is.EqualTo(corrected).Within(Close));

    [TestCase(5, 2, 1, 0.4, 0.4)]
    [TestCase(5, 2, 3, 0.9, 0)]
    [TestCase(10, 3, 5, 0.916667, 0)]
    [TestCase(8, 7, 4, 1, 0.5)]
    [TestCase(8, 0, 4, 0, 0)]
    public void Pass_at_k_and_pass_to_the_k(int trials, int won, int k, double any, double every)
    {
        Assert.That(PassAtK.Any(trials, won, k), Is.EqualTo(any).Within(Close));
        Assert.That(PassAtK.Every(trials, won, k), Is.EqualTo(every).Within(Close));
    }

    [Test]
    public void Success_is_weighted_by_the_length_of_the_path()
    {
        (bool, int?, int)[] first = [(true, 7, 10), (false, 6, 50), (true, 4, 4)];
        (bool, int?, int)[] second = [(true, 7, 7), (true, 5, 11)];
        (bool, int?, int)[] unknown = [(true, null, 7)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Shares.PathWeighted(first), Is.EqualTo(0.566667).Within(Close));
            Assert.That(Shares.PathWeighted(second), Is.EqualTo(0.727273).Within(Close));
            Assert.That(Shares.PathWeighted([(false, 6, 50)]), Is.Zero);
            Assert.That(Shares.PathWeighted(unknown), Is.Null, "the planner gave up");
        }
    }

    [Test]
    public void Conditions_met_per_game_and_together()
    {
        (int, int)[] first = [(2, 2), (1, 2), (0, 1)];
        (int, int)[] second = [(1, 1), (0, 2), (1, 2), (2, 2)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Shares.MeanMet(first), Is.EqualTo(0.5).Within(Close));
            Assert.That(Shares.PooledMet(first), Is.EqualTo(0.6).Within(Close));
            Assert.That(Shares.MeanMet(second), Is.EqualTo(0.625).Within(Close));
            Assert.That(Shares.PooledMet(second), Is.EqualTo(0.571429).Within(Close));
        }
    }

    [Test]
    public void Micro_and_macro_averages_differ()
    {
        (int, int)[] types = [(23, 24), (28, 31), (22, 23), (20, 21), (15, 18), (5, 17), (0, 0)];

        Assert.That(Shares.Micro(types), Is.EqualTo(0.843284).Within(Close));
        Assert.That(Shares.Macro(types), Is.EqualTo(0.816319).Within(Close), "a type without games is left out");
    }

    [Test]
    public void The_mean_difference_of_several_trials()
    {
        var bootstrap = Bootstrap.Of([.5, .5, -.5, 1])!;

        Assert.That(bootstrap.Difference, Is.EqualTo(0.375).Within(Close));
        Assert.That(bootstrap.StandardError, Is.EqualTo(0.314576).Within(Close));
    }

    [TestCase(new[] { 1.0, 0, -1, 1 }, 0.25, 0.414578)]
    [TestCase(new[] { 1.0, 0, 0, 0, -.5 }, 0.1, 0.219089)]
    [TestCase(new[] { .5, .5, .5 }, 0.5, 0)]
    public void Drawn_games_spread_as_all_draws_do(double[] differences, double mean, double spread)
    {
        var bootstrap = Bootstrap.Of(differences)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bootstrap.Difference, Is.EqualTo(mean).Within(Close));
            Assert.That(bootstrap.Spread, Is.EqualTo(spread).Within(3).Percent.Or.EqualTo(spread).Within(1e-9));
            Assert.That(bootstrap.Percentile.Lower, Is.GreaterThanOrEqualTo(differences.Min()));
            Assert.That(bootstrap.Percentile.Upper, Is.LessThanOrEqualTo(differences.Max()));
        }
    }

    [Test]
    public void Swapped_agents_mirror_the_drawn_interval()
    {
        double[] differences = [1, 0, -1, 1, 0.5, 0, 0.25];

        var there = Bootstrap.Of(differences)!;
        var back = Bootstrap.Of([.. differences.Select(d => -d)])!;

        Assert.That(back.Percentile.Lower, Is.EqualTo(-there.Percentile.Upper).Within(1e-12));
        Assert.That(back.Bca.Lower, Is.EqualTo(-there.Bca.Upper).Within(1e-9));
        Assert.That(Bootstrap.Of([0, 0, 0])!.Bca, Is.EqualTo(new Interval(0, 0)), "an agent against itself");
    }

    [TestCase(1, 12.706205)]
    [TestCase(3, 3.182446)]
    [TestCase(133, 1.977961)]
    public void Student_quantiles_are_those_of_the_tables(int freedom, double quantile) =>
        Assert.That(StudentT.Quantile975(freedom), Is.EqualTo(quantile).Within(Close));

    private static List<bool[]> Games(string trials) => [.. trials.Split(' ').Select(game => game.Select(won => won == '1').ToArray())];
}
