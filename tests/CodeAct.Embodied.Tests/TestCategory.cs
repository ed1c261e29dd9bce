namespace CodeAct.Embodied.Tests;

/// <summary>Categories that a run of tests can select by.</summary>
internal static class TestCategory
{
    /// <summary>Takes seconds or starts a process. <c>./test --mutate</c> leaves these out: it runs the others some
    /// thousand times.</summary>
    public const string Slow = nameof(Slow);
}
