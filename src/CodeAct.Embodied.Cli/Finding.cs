namespace CodeAct.Embodied.Cli;

/// <summary>What <c>codeact doctor</c> found out about one thing.</summary>
/// <param name="Name">The thing.</param>
/// <param name="IsPresent">Whether it is there.</param>
/// <param name="IsRequired">Whether <c>codeact run</c> does not work without it.</param>
/// <param name="Detail">What is there, or what its absence means.</param>
/// <param name="Remedy">How to get it; null where nothing is to be done.</param>
internal sealed record Finding(string Name, bool IsPresent, bool IsRequired, string Detail, string? Remedy = null);
