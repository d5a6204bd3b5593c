/** Where the functions' metrics of this stage lie: another stage in the account must not keep this one's alarms quiet. */
export function metricsNamespace(): string {
  return `CouncilReturns/${$app.stage}`;
}
