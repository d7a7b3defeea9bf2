// The bot's registration: an Azure Bot with the Teams channel. It costs nothing and holds no data; it tells Microsoft's
// service where SlaBot is and which identity it has. Usable by itself, wherever SlaBot runs:
//   az deployment group create -g slabot -f manifest/azure/bot.bicep -p name=slabot-harbour appId=... publicUrl=https://...
targetScope = 'resourceGroup'

@description('The name of the resource; nobody else in Azure may have the same.')
@minLength(4)
@maxLength(42)
param name string

@description('What people see.')
@maxLength(42)
param displayName string = 'SlaBot'

@description('Where SlaBot is reached from outside: the setting PublicUrl, without a slash at its end.')
param publicUrl string

@description('The app id of the Entra app registration, or the client id of the managed identity: the setting MicrosoftAppId.')
param appId string

@description('The tenant that the identity belongs to: the setting MicrosoftAppTenantId.')
param tenantId string = subscription().tenantId

@description('The resource id of the user-assigned managed identity; empty for an app registration with a secret or certificate.')
param identityId string = ''

@description('F0 is free and enough for Teams, which is a standard channel.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: displayName
    endpoint: '${publicUrl}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: empty(identityId) ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppMSIResourceId: empty(identityId) ? null : identityId
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

output messagingEndpoint string = bot.properties.endpoint
