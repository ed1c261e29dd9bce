namespace CodeAct.Embodied.Cli;

/// <summary>What the user gave cannot be used. The message names it and says what to do.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
